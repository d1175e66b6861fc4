/*
 * Many readers of a chat, and those who write to it.
 *
 *   chat_load PORT READERS 1 MILLIS READ-TARGET POST-TARGET BODY [FIELD...]
 *       One writer: a message is posted, all readers wait until they have it, and the next is
 *       posted. Prints the median and the 99th percentile of ms until the last reader has it.
 *   chat_load PORT READERS WRITERS MILLIS READ-TARGET POST-TARGET BODY [FIELD...]
 *       Several writers: each posts when its last message is acknowledged, as long as the readers
 *       are not too far behind. Prints deliveries/s.
 *   chat_load PORT READERS idle READ-TARGET
 *       Opens them, says "open", holds them until stdin ends.
 *
 * BODY holds one '@', by which readers know a message, whatever is around it. READ-TARGET is a
 * stream of events; if it ends in "after=", readers poll instead: they ask again and again, with
 * the last message's id behind it. FIELD is a header field of the writer's. Loopback only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, MOST = 10000, WRITERS = 64, BEHIND = 32, PIECE = 64 * 1024, POSTS = 1 << 20 };

struct reader {
    int fd, has_it, writes; /* a writer is none, and stands among them for epoll */
    size_t left;            /* of a polled reply's body */
};

static int poller, polls, port;
static long last_id; /* of the newest message, as the writer was told */
static const char *target;
static char piece[PIECE + 1];

static void fail(const char *what) {
    fprintf(stderr, "chat_load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int connect_to(void) {
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) < 0)
        fail("connect");
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static void say(int fd, const char *text, size_t length) {
    if (send(fd, text, length, MSG_NOSIGNAL) != (ssize_t)length)
        fail("send");
}

/* Reads to the end of a head at least; returns how many bytes are in piece. */
static size_t head_of(int fd) {
    size_t have = 0;
    do {
        ssize_t n = recv(fd, piece + have, PIECE - have, 0);
        if (n <= 0)
            fail("the reply's head");
        have += n;
        piece[have] = 0;
    } while (!strstr(piece, "\r\n\r\n") && have < PIECE);
    return have;
}

static size_t content_length(void) {
    char *field = strcasestr(piece, "\r\nContent-Length:");
    return field ? strtoul(field + 17, NULL, 10) : 0;
}

static void ask(struct reader *r, long after) {
    char request[512];
    int n = polls ? snprintf(request, sizeof request, "GET %s%ld HTTP/1.1\r\nHost: bench\r\n\r\n", target, after)
                  : snprintf(request, sizeof request,
                             "GET %s HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n", target);
    say(r->fd, request, n);
}

/* The writer's next message; returns when it is acknowledged. */
static void post(int fd, const char *request, size_t length) {
    say(fd, request, length);
    size_t have = head_of(fd);
    if (strncmp(piece + 9, "20", 2)) {
        fprintf(stderr, "chat_load: the post's reply is %.60s\n", piece);
        exit(1);
    }
    size_t whole = strstr(piece, "\r\n\r\n") + 4 - piece + content_length();
    while (have < whole) {
        ssize_t n = recv(fd, piece + have, PIECE - have, 0);
        if (n <= 0)
            fail("the reply's body");
        have += n;
    }
    piece[have] = 0;
    char *id = strstr(piece, "\"id\":");
    if (id)
        last_id = strtol(id + 5, NULL, 10);
}

/* What came for a reader; returns whether it now has a message that it had not. */
static int take(struct reader *r, long before) {
    ssize_t n = recv(r->fd, piece, PIECE, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return 0;
    if (n <= 0)
        fail("a reader's stream ended");
    piece[n] = 0;
    int news = memchr(piece, '@', n) != NULL && !r->has_it;
    r->has_it |= news;
    if (polls) {
        if (!r->left) { /* heads and bodies as short as these come in one piece */
            char *end = strstr(piece, "\r\n\r\n");
            if (!end)
                fail("a polled reply's head");
            size_t come = n - (end + 4 - piece), length = content_length();
            r->left = length - come;
        } else {
            r->left -= n;
        }
        if (!r->left && !r->has_it)
            ask(r, before);
    }
    return news;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* One post after another; prints how long it takes until the last reader has it. */
static void in_turns(struct reader *readers, int count, double seconds, const char *request, size_t size, int writer) {
    struct epoll_event events[EVENTS];
    double *times = malloc(POSTS * sizeof *times);
    double end = now() + seconds, t = 0;
    int posts = 0;
    while (t < end && posts < POSTS) {
        long before = last_id;
        for (int i = 0; i < count; i++) {
            readers[i].has_it = 0;
            if (polls)
                ask(&readers[i], before);
        }
        double start = now();
        post(writer, request, size);
        for (int have = 0; have < count;) {
            int ready = epoll_wait(poller, events, EVENTS, 5000);
            if (ready <= 0) {
                errno = ETIMEDOUT;
                fail("5 s of silence");
            }
            for (int i = 0; i < ready; i++)
                have += take(events[i].data.ptr, before);
        }
        t = now();
        times[posts++] = (t - start) * 1000;
    }
    qsort(times, posts, sizeof *times, by_size);
    printf("%.2f %.2f\n", times[posts / 2], times[posts * 99 / 100]);
}

/* How many messages are in what came for a reader. */
static long messages_in(struct reader *r) {
    ssize_t n = recv(r->fd, piece, PIECE, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return 0;
    if (n <= 0)
        fail("a reader's stream ended");
    long messages = 0;
    for (char *at = piece; (at = memchr(at, '@', piece + n - at)); at++)
        messages++;
    return messages;
}

/* Whether a writer's reply is complete: none of them is longer than a piece. */
static int acknowledged(int fd) {
    ssize_t n = recv(fd, piece, PIECE, MSG_DONTWAIT | MSG_PEEK);
    if (n < 0 && errno == EAGAIN)
        return 0;
    if (n <= 0)
        fail("the post's reply");
    piece[n] = 0;
    char *end = strstr(piece, "\r\n\r\n");
    if (!end || end + 4 - piece + content_length() > (size_t)n)
        return 0;
    if (strncmp(piece + 9, "20", 2)) {
        fprintf(stderr, "chat_load: the post's reply is %.60s\n", piece);
        exit(1);
    }
    return recv(fd, piece, end + 4 - piece + content_length(), 0) > 0;
}

/* All writers at once; prints deliveries/s. */
static void at_once(int count, double seconds, const char *request, size_t size, int writers) {
    struct epoll_event events[EVENTS];
    struct reader *waiting[WRITERS], *writer = calloc(writers, sizeof *writer);
    int idle = 0;
    for (int i = 0; i < writers; i++) {
        writer[i].fd = connect_to();
        writer[i].writes = 1;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &writer[i]};
        epoll_ctl(poller, EPOLL_CTL_ADD, writer[i].fd, &event);
        waiting[idle++] = &writer[i];
    }
    double began = now(), end = began + seconds;
    long posted = 0, delivered = 0;
    while (now() < end || delivered < posted * count) {
        while (idle && now() < end && posted * count - delivered < (long)BEHIND * count) {
            say(waiting[--idle]->fd, request, size);
            posted++;
        }
        int ready = epoll_wait(poller, events, EVENTS, 5000);
        if (ready <= 0) {
            errno = ETIMEDOUT;
            fail("5 s of silence");
        }
        for (int i = 0; i < ready; i++) {
            struct reader *r = events[i].data.ptr;
            if (!r->writes)
                delivered += messages_in(r);
            else if (acknowledged(r->fd))
                waiting[idle++] = r;
        }
    }
    printf("%.0f\n", delivered / (now() - began));
}

int main(int argc, char **argv) {
    int idle = argc == 5 && !strcmp(argv[3], "idle");
    if (!idle && argc < 8) {
        fprintf(stderr, "usage: chat_load PORT READERS WRITERS MILLIS READ-TARGET POST-TARGET BODY [FIELD...]\n");
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    port = atoi(argv[1]);
    int count = atoi(argv[2]), writers = idle ? 0 : atoi(argv[3]);
    target = argv[idle ? 4 : 5];
    size_t length = strlen(target);
    polls = length > 6 && !strcmp(target + length - 6, "after=");
    if (count < 1 || count > MOST || writers > WRITERS || (polls && writers > 1))
        return 2;

    char request[4096];
    int size = 0, writer = -1;
    if (!idle) {
        size = snprintf(request, sizeof request, "POST %s HTTP/1.1\r\nHost: bench\r\nContent-Length: %zu\r\n", argv[6], strlen(argv[7]));
        for (int i = 8; i < argc; i++)
            size += snprintf(request + size, sizeof request - size, "%s\r\n", argv[i]);
        size += snprintf(request + size, sizeof request - size, "\r\n%s", argv[7]);
        writer = connect_to();
        post(writer, request, size);
    }

    struct reader *readers = calloc(count, sizeof *readers);
    poller = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        readers[i].fd = connect_to();
        if (!polls) {
            ask(&readers[i], 0);
            head_of(readers[i].fd);
        }
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &readers[i]};
        epoll_ctl(poller, EPOLL_CTL_ADD, readers[i].fd, &event);
    }
    if (idle) {
        puts("open");
        fflush(stdout);
        while (getchar() != EOF)
            ;
    } else if (writers == 1) {
        in_turns(readers, count, atoi(argv[4]) / 1000.0, request, size, writer);
    } else {
        at_once(count, atoi(argv[4]) / 1000.0, request, size, writers);
    }
    return 0;
}
