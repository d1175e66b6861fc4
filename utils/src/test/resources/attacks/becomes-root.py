# tries to get rights: another user, a file system, a namespace, the clock, the host's name
import ctypes, os, time
libc = ctypes.CDLL(None, use_errno=True)
def tries(what, call):
    try:
        if call() in (0, None):
            print("FOUND", what)
    except (OSError, PermissionError):
        pass
tries("root", lambda: os.setuid(0))
tries("a mount", lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None))
tries("the clock", lambda: time.clock_settime(time.CLOCK_REALTIME, 0))
tries("a new name", lambda: libc.sethostname(b"mine", 4))
tries("a swap of roots", lambda: os.chroot("/tmp"))
tries("a device", lambda: os.mknod("/tmp/disk", 0o60644, os.makedev(8, 0)))
tries("a kernel setting", lambda: open("/proc/sys/kernel/core_pattern", "w").close())
tries("the trigger", lambda: open("/proc/sysrq-trigger", "w").close())
