# story: MiB of memory
# takes memory that no process has mapped: System V shared memory
import ctypes, time
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
FAILED = ctypes.c_void_p(-1).value
SIZE = ctypes.c_size_t(64 << 20)
MADV_POPULATE_WRITE = 23  # all of it now: page by page a slow machine would take longer than the check
while True:
    at = libc.shmat(libc.shmget(0, SIZE, 0o600), None, 0)
    if at == FAILED:
        time.sleep(0.1)
    else:
        libc.madvise(ctypes.c_void_p(at), SIZE, MADV_POPULATE_WRITE)
        libc.shmdt(ctypes.c_void_p(at))
