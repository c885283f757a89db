"""The robot: a browser that fills a county's pages from a rendition, and reads every value back."""
