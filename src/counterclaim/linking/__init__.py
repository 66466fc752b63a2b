"""The claims of many reports to incidents: one event each, whoever tells of it."""
