package org.socketlab.socketserver.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member's proof of identity: {@code 7-0f3a...}, the member's number and 128 random bits.
 *
 * <p>The server keeps only a hash, so that a stolen database opens nobody's account. All 128 bits
 * are random, so one round of SHA-256 is enough: no dictionary attack is possible.
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

  /** The token that a client sent; null if the text is not a token. */
  public static Token parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    return matcher.matches() ? new Token(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
  }

  /** The hash that is kept of a secret. */
  public static byte[] hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Whether that is this secret's hash, compared in constant time: a comparison that stops at the
   * first difference shows a patient attacker how many bytes are right.
   */
  public boolean matches(byte[] kept) {
    return MessageDigest.isEqual(hash(secret), kept);
  }

  /** The token as the client gets it. */
  @Override
  public String toString() {
    return member + "-" + secret;
  }
}
