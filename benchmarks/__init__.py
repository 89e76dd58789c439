"""SPEED: what a record costs beside the bare parse."""
