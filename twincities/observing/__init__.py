"""What operators see of a server: figures for Prometheus, and logs as JSON; never a text of a user, nor who it was."""
