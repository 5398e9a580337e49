package io.holdfast.crypto.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures of {@code ssh-keygen -Y sign} (OpenSSH 10.0) are known again, and nothing else. */
class SshSignatureTest {
  private static final byte[] KEY =
      SshPublicKey.parse(
              "ssh-ed25519"
                  + " AAAAC3NzaC1lZDI1NTE5AAAAID+VKJEdCpc47RDrCfJifh5q0FPvq2keobS+oij4e2/G bob")
          .ed25519Key();
  private static final byte[] MESSAGE =
      "holdfast approval v1\napproval: a1\n".getBytes(StandardCharsets.US_ASCII);
  private static final String SHA512 =
      """
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgP5UokR0KlzjtEOsJ8mJ+HmrQU+
      +raR6htL6iKPh7b8YAAAARaG9sZGZhc3QtYXBwcm92YWwAAAAAAAAABnNoYTUxMgAAAFMA
      AAALc3NoLWVkMjU1MTkAAABAYgwXRSp6b6pKGwU3AhtQbrO+HW3QaZFq29iIomRilCrraw
      j7iwVdrNF8Zdftp0mwM6kWZD14o+zRjZ1OfaIbDw==
      -----END SSH SIGNATURE-----
      """;
  private static final String SHA256 =
      """
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgP5UokR0KlzjtEOsJ8mJ+HmrQU+
      +raR6htL6iKPh7b8YAAAARaG9sZGZhc3QtYXBwcm92YWwAAAAAAAAABnNoYTI1NgAAAFMA
      AAALc3NoLWVkMjU1MTkAAABAGzcwIHVLLxjn1+jqaKTnGqPGaR+IvIpOrJhqek2IE2cOoF
      xTNm4osc7kSchlON+m8ZN6jmJ9QF8P5MnzeoIADg==
      -----END SSH SIGNATURE-----
      """;
  private static final String PURPOSE = "holdfast-approval";

  @Test
  void whatOpenSshSignedIsVerifiedWithEitherHash() {
    for (String text : new String[] {SHA512, SHA256}) {
      assertThat(SshSignature.isOne(text)).isTrue();
      assertThat(SshSignature.parse(text).verifies(KEY, PURPOSE, MESSAGE)).isTrue();
    }
  }

  @Test
  void itIsOfOneKeyOneMessageAndOnePurpose() {
    SshSignature signature = SshSignature.parse(SHA512);
    assertThat(signature.verifies(KEY, "file", MESSAGE)).isFalse();
    byte[] other = MESSAGE.clone();
    other[0] ^= 1;
    assertThat(signature.verifies(KEY, PURPOSE, other)).isFalse();
    byte[] stranger = KEY.clone();
    stranger[0] ^= 1;
    assertThat(signature.verifies(stranger, PURPOSE, MESSAGE)).isFalse();
  }

  @Test
  void everyChangedByteIsRefusedOrNotVerified() {
    byte[] bytes =
        Base64.getDecoder()
            .decode(
                SHA512.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x20;
      assertThat(verifies(armored(changed))).as("byte %d", i).isFalse();
      assertThat(verifies(armored(java.util.Arrays.copyOf(bytes, i)))).as("%d bytes", i).isFalse();
    }
    assertThat(verifies(armored(bytes))).isTrue();
  }

  private static String armored(byte[] bytes) {
    return "-----BEGIN SSH SIGNATURE-----\n"
        + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END SSH SIGNATURE-----";
  }

  private static boolean verifies(String text) {
    try {
      return SshSignature.parse(text).verifies(KEY, PURPOSE, MESSAGE);
    } catch (CryptoException e) {
      return false;
    }
  }

  @Test
  void whatIsNoneIsRefused() {
    for (String text : new String[] {"", "x", "-----BEGIN SSH SIGNATURE-----\n!\n"}) {
      assertThatThrownBy(() -> SshSignature.parse(text)).isInstanceOf(CryptoException.class);
    }
    assertThatThrownBy(
            () -> SshSignature.parse("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----"))
        .isInstanceOf(CryptoException.class);
  }
}
