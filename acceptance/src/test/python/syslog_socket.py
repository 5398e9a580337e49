"""Stands for a local syslog daemon: binds a datagram socket at a path and prints each message as a line."""

import socket
import sys

daemon = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
daemon.bind(sys.argv[1])
print("listening", flush=True)
while True:
    print(daemon.recv(1 << 20).decode(), flush=True)
