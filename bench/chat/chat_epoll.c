/*
 * A chat over server-sent events with epoll and nothing else: what the others are measured against.
 *
 *   cc -O2 -o chat_epoll chat_epoll.c && ./chat_epoll 1543
 *
 * GET makes a client a reader; the body of a POST goes to all readers as one event. It keeps
 * nothing, neither on disk nor in memory, and drops a reader whose socket is full.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 16384, REQUEST = 8192, EVENTS = 256 };

struct client {
    int fd, reads; /* whether it is a reader, and where in the list of them */
    size_t have;
    char request[REQUEST];
};

static int poller, readers;
static long events_sent;
static struct client *reader[MOST];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void drop(struct client *c) {
    if (c->reads) {
        for (int i = 0; i < readers; i++)
            if (reader[i] == c)
                reader[i] = reader[--readers];
    }
    close(c->fd);
    free(c);
}

static int say(struct client *c, const char *text, size_t length) {
    return write(c->fd, text, length) == (ssize_t)length;
}

static void tell_all(const char *text, size_t length) {
    char event[REQUEST + 64];
    int size = snprintf(event, sizeof event, "id: %ld\nevent: message\ndata: %.*s\n\n", ++events_sent, (int)length, text);
    for (int i = readers - 1; i >= 0; i--)
        if (!say(reader[i], event, size))
            shutdown(reader[i]->fd, SHUT_RDWR); /* its end of stream drops it */
}

/* Answers what is complete; returns false when the client is to be dropped. */
static int answer(struct client *c) {
    static const char READS[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    static const char POSTED[] = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
    c->request[c->have] = 0;
    char *end = strstr(c->request, "\r\n\r\n");
    if (!end)
        return c->have < REQUEST - 1;
    if (!strncmp(c->request, "GET ", 4)) {
        if (readers == MOST)
            return 0;
        c->reads = 1;
        c->have = 0;
        reader[readers++] = c;
        return say(c, READS, sizeof READS - 1);
    }
    char *field = strcasestr(c->request, "\r\nContent-Length:");
    size_t length = field && field < end ? strtoul(field + 17, NULL, 10) : 0;
    size_t head = end + 4 - c->request;
    if (head + length > REQUEST - 1)
        return 0;
    if (c->have < head + length)
        return 1;
    tell_all(c->request + head, length);
    c->have = 0; /* no client of this benchmark sends two requests at once */
    return say(c, POSTED, sizeof POSTED - 1);
}

static void wait_for(struct client *c) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event) < 0)
        fail("epoll_ctl");
}

static void accept_one(int server) {
    int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK);
    if (fd < 0)
        return;
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct client *c = calloc(1, sizeof *c);
    if (!c)
        fail("calloc");
    c->fd = fd;
    wait_for(c);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int on = 1;
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    at.sin_port = htons(argc > 1 ? atoi(argv[1]) : 1543);
    if (server < 0 || bind(server, (struct sockaddr *)&at, sizeof at) < 0 || listen(server, 1024) < 0)
        fail("listen");
    printf("Listening on 127.0.0.1:%d\n", ntohs(at.sin_port));
    fflush(stdout);

    poller = epoll_create1(0);
    struct client door = {.fd = server};
    wait_for(&door);
    struct epoll_event events[EVENTS];
    for (;;) {
        int count = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            struct client *c = events[i].data.ptr;
            if (c == &door) {
                accept_one(server);
                continue;
            }
            ssize_t n = read(c->fd, c->request + c->have, REQUEST - 1 - c->have);
            if (n < 0 && errno == EAGAIN)
                continue;
            c->have += n > 0 ? n : 0;
            if (n <= 0 || !answer(c))
                drop(c);
        }
    }
}
