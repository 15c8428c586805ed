"""Highlights and notes: model, anchoring, the JSON store, export. No Qt. (Not built yet.)"""
