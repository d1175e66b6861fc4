package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResourcePathTest {
  @Test
  void isDecodedOnceAndWithoutItsQuery() {
    assertEquals("", ResourcePath.of("/"));
    assertEquals("", ResourcePath.of("/?a=b"));
    assertEquals("a/b.txt", ResourcePath.of("/a/b.txt?../x"));
    assertEquals("a b ñ", ResourcePath.of("/a%20b%20%C3%B1"));
    assertEquals("a%2eb", ResourcePath.of("/a%252eb"));
    assertEquals("sub/", ResourcePath.of("/sub/"));
    assertEquals(".well-known/a", ResourcePath.of("/.well-known/a"));
    assertEquals("a/b", ResourcePath.of("HTTP://host:80/a/b"));
    assertEquals("", ResourcePath.of("http://host"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "host:443",
        "/..",
        "/../a",
        "/a/../b",
        "/a/..",
        "/./a",
        "/%2e%2e/a",
        "/.%2E/a",
        "//a",
        "/a//b",
        "/a%2fb",
        "/a\\b",
        "/a%5cb",
        "/a%00b",
        "/a%0ab",
        "/a%",
        "/a%4",
        "/a%zz",
        "/%ff",
        "/%c0%ae",
        "ftp://host/a",
        "/...",
        "/.env",
        "/a/.git/config",
        "/%2egit/",
        "/.well-known",
        "/.well-known/.env",
        "/a/.well-known/b"
      })
  void isNoneWhereItMayLeadOut(String target) {
    assertNull(ResourcePath.of(target));
  }
}
