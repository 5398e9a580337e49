package io.holdfast.scan.detect.pem;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;

/** Private key files. */
public final class PemFamily {
  private static final String FOOT = "-----END ";
  private static final int LONGEST = 48 * 1024;

  private final Rule pem;
  private final Rule openssh;
  private final Rule pgp;
  private final Rule service;
  private final Rule coinbase;
  private final Rule putty;
  private final Rule pkcs12;

  private PemFamily(Registry registry) {
    pem = registry.rule("pem-private-key", "Private key in PEM, its DER read", Evidence.CHECKSUM);
    openssh =
        registry.rule("openssh-private-key", "Private key of OpenSSH, read", Evidence.CHECKSUM);
    pgp =
        registry.rule(
            "pgp-private-key", "Private key of PGP, its CRC-24 checked", Evidence.CHECKSUM);
    service =
        registry.rule(
            "gcp-service-account", "Key of a service account of Google Cloud", Evidence.CHECKSUM);
    coinbase =
        registry.rule("coinbase-cdp-key", "Private key of Coinbase's CDP API", Evidence.CHECKSUM);
    putty = registry.rule("putty-private-key", "Private key of PuTTY", Evidence.STRUCTURE);
    pkcs12 = registry.rule("pkcs12-store", "Key store of PKCS #12", Evidence.STRUCTURE);
  }

  public static void register(Registry registry) {
    PemFamily family = new PemFamily(registry);
    registry.on("-----BEGIN ", family::block);
    registry.on("PuTTY-User-Key-File-", family::putty);
    registry.on("\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0001", family::pkcs12);
  }

  private void block(Window window, int at, int next, Hits hits) {
    int labelEnd = next;
    while (labelEnd < window.end() && labelEnd < next + 40 && window.at(labelEnd) != '-') {
      labelEnd++;
    }
    String label = window.latin1(next, labelEnd);
    if (!label.contains("PRIVATE KEY") || !window.has(labelEnd, "-----")) {
      return;
    }
    int body = labelEnd + 5;
    int foot = foot(window, body, label);
    if (foot < 0) {
      return;
    }
    int end = foot + FOOT.length() + label.length() + 5;
    PemBody read = PemBody.of(window.latin1(body, foot));
    byte[] value = read.text(label);
    if (label.startsWith("PGP")) {
      add(read.isPgp(), pgp, at, end, value, hits);
    } else if (label.startsWith("OPENSSH")) {
      add(OpenSshForm.isKey(read.bytes()), openssh, at, end, value, hits);
    } else {
      add(
          read.isEncrypted() || DerForm.isKey(label, read.bytes()),
          owner(window, at, end),
          at,
          end,
          value,
          hits);
    }
  }

  private static void add(boolean valid, Rule rule, int at, int end, byte[] value, Hits hits) {
    if (valid) {
      hits.add(rule, at, end, value);
    }
  }

  private Rule owner(Window window, int at, int end) {
    int from = at - 1500;
    boolean named = window.lastIndexOf("private_key", at - 24, at) >= 0;
    if (named
        && window.lastIndexOf("service_account", from, end + 1500) >= 0
        && window.lastIndexOf("private_key_id", from, end + 1500) >= 0) {
      return service;
    }
    boolean cdp =
        window.lastIndexOf("/apikeys/", from, end + 600) >= 0
            && window.lastIndexOf("organizations/", from, end + 600) >= 0;
    return cdp ? coinbase : pem;
  }

  private static int foot(Window window, int from, String label) {
    int limit = Math.min(window.end(), from + LONGEST);
    for (int i = from; i < limit; i++) {
      if (window.bytes()[i] == '-' && window.has(i, FOOT)) {
        return window.has(i + FOOT.length(), label) ? i : -1;
      }
    }
    return -1;
  }

  private void putty(Window window, int at, int next, Hits hits) {
    int limit = Math.min(window.end(), at + LONGEST);
    int lines = indexOf(window, "Private-Lines:", at, limit);
    int mac = lines < 0 ? -1 : indexOf(window, "Private-MAC:", lines, limit);
    if (mac > 0) {
      int hex = CharClass.BLANK.endOfRun(window.bytes(), mac + 12, limit);
      int end = CharClass.HEX.endOfRun(window.bytes(), hex, limit);
      if (end - hex == 40 || end - hex == 64) {
        hits.add(putty, at, end);
      }
    }
  }

  private static int indexOf(Window window, String word, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (window.has(i, word)) {
        return i;
      }
    }
    return -1;
  }

  /** The identifier of data, behind the heads of two sequences with the version 3 between them. */
  private void pkcs12(Window window, int at, int next, Hits hits) {
    for (int inner = 2; inner <= 4; inner++) {
      int version = at - inner - 3;
      if (!window.has(version, "\u0002\u0001\u0003")) {
        continue;
      }
      for (int outer = 2; outer <= 4; outer++) {
        int from = version - outer;
        int size =
            from < window.start() ? 0 : DerForm.wholeSize(window.bytes(), from, window.end());
        if (size > 200 && from + size <= window.end()) {
          hits.add(pkcs12, from, from + size);
          return;
        }
      }
    }
  }
}
