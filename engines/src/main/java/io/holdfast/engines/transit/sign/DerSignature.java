package io.holdfast.engines.transit.sign;

import io.holdfast.api.Refusal;

/**
 * Tells an ECDSA signature that is no DER at all, which Vault refuses, from one that is wrong,
 * which it answers with {@code valid: false}.
 */
final class DerSignature {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int LONG_FORM = 0x81;

  private DerSignature() {}

  /**
   * Checks that these are a SEQUENCE of two INTEGERs and nothing else.
   *
   * @throws Refusal.InvalidRequest when they are not
   */
  static void check(byte[] der) {
    int body = header(der, 0, SEQUENCE);
    int r = body < 0 ? -1 : integerEnd(der, body);
    int s = r < 0 ? -1 : integerEnd(der, r);
    if (s != der.length || end(der, body) != der.length) {
      throw new Refusal.InvalidRequest(
          "supplied signature is invalid: it is not ASN.1 DER of r and s; is it"
              + " marshaling_algorithm jws?");
    }
  }

  /** Where the content of an element begins; negative when it is not of this type. */
  private static int header(byte[] der, int at, int tag) {
    if (at + 2 > der.length || der[at] != tag) {
      return -1;
    }
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return at + 2;
    }
    boolean minimal = first == LONG_FORM && at + 3 <= der.length && der[at + 2] < 0;
    return minimal ? at + 3 : -1;
  }

  private static int end(byte[] der, int content) {
    return content + (der[content - 1] & 0xff);
  }

  private static int integerEnd(byte[] der, int at) {
    int content = header(der, at, INTEGER);
    if (content < 0) {
      return -1;
    }
    int end = end(der, content);
    return end > content && end <= der.length ? end : -1;
  }
}
