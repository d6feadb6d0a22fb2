"""A network cable between a browser and the desk, that a test pulls out and puts back."""

import contextlib
import socket
import struct
import threading

# Closing at once, as a cut does, instead of saying good-bye.
_ABRUPTLY = struct.pack("ii", 1, 0)


class Cable:
    """Carries TCP to a port of the loopback."""

    def __init__(self, port: int) -> None:
        self._towards = port
        self._ends: set[socket.socket] = set()
        self._down = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Everything under way is lost, and nothing new comes through."""
        self._down = True
        for end in list(self._ends):
            self._drop(end)

    def mend(self) -> None:
        self._down = False

    def close(self) -> None:
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed: the test is over
            while True:
                near, _ = self._listening.accept()
                self._ends.add(near)
                if self._down:
                    self._drop(near)
                    continue
                far = socket.create_connection(("127.0.0.1", self._towards))
                self._ends.add(far)
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):  # cut
            while chunk := source.recv(65536):
                sink.sendall(chunk)
        self._drop(source)
        self._drop(sink)

    def _drop(self, end: socket.socket) -> None:
        self._ends.discard(end)
        with contextlib.suppress(OSError):  # already closed
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABRUPTLY)
            end.shutdown(socket.SHUT_RDWR)
        end.close()
