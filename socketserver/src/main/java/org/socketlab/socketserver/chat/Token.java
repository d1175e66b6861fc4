package org.socketlab.socketserver.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a member shows to prove who it is: {@code 7-0f3a...}, its number and 128 random bits.
 *
 * <p>The server keeps only a hash, so that a stolen database opens nobody's account. The bits are
 * random, all 128 of them, so one round of SHA-256 is enough: there is no dictionary to try.
 *
 * @param member the member's number
 * @param secret 32 hexadecimal digits
 */
public record Token(long member, String secret) {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,17})-([0-9a-f]{32})");

  /** A new secret that nobody can guess. */
  public static String newSecret() {
    byte[] bytes = new byte[16];
    CHANCE.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The token that a client wrote; null if it is none. */
  public static Token parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    return matcher.matches() ? new Token(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
  }

  /** What is kept of a secret. */
  public static byte[] hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Whether that is what was kept of this secret. It takes as long wherever the first difference
   * is: a comparison that stops there tells a patient guesser how many bytes were right.
   */
  public boolean matches(byte[] kept) {
    return MessageDigest.isEqual(hash(secret), kept);
  }

  /** As the client is given it. */
  @Override
  public String toString() {
    return member + "-" + secret;
  }
}
