"""The production form, tried where there is no Docker engine: `make prod-check`.

The compose file is read and held against rules; the steps of the Dockerfile are done in a layer over this machine's
own system; the same processes are started in it, as the same user and with nothing to write to, behind the proxy; and
a browser looks at what they serve.
"""
