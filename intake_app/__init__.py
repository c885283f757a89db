"""The public web forms: an application in eight minutes, on a phone, in pages that the server draws.

:func:`intake_app.web.create_app` makes the site; what it needs of the rest is in :mod:`intake_app.ports`.
"""
