"""Tests of byfive.privacy."""
