"""Pas à pas: guided administrative procedures, walked by a visitor and a mediator together."""
