package io.holdfast.crypto.openssh;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a certificate of OpenSSH says (PROTOCOL.certkeys), before it is signed.
 *
 * @param serial any 64 bits
 * @param keyId what the SSH server logs
 * @param principals the users or hosts that it is for; none: all of them
 * @param validAfter the first second at which it holds
 * @param validBefore the first second at which it holds no longer
 * @param criticalOptions restrictions, refused by a server that does not know them
 * @param extensions permissions; an empty value is none
 */
public record SshCertificate(
    SshPublicKey key,
    long serial,
    Role role,
    String keyId,
    List<String> principals,
    Instant validAfter,
    Instant validBefore,
    NavigableMap<String, String> criticalOptions,
    NavigableMap<String, String> extensions) {

  /** Whom a certificate is for. */
  public enum Role {
    USER(1),
    HOST(2);

    private final int number;

    Role(int number) {
      this.number = number;
    }
  }

  public SshCertificate {
    principals = List.copyOf(principals);
    criticalOptions = new TreeMap<>(criticalOptions);
    extensions = new TreeMap<>(extensions);
  }

  /**
   * The signed certificate as a line of {@code id_ed25519-cert.pub}, without a comment or its end.
   *
   * @param nonce 32 random bytes
   */
  public String signedBy(SshSigner authority, byte[] nonce) {
    byte[] unsigned = unsigned(authority.publicKey(), nonce);
    byte[] blob = new WireWriter().raw(unsigned).string(authority.sign(unsigned)).bytes();
    return key.type().certificateName() + " " + Base64.getEncoder().encodeToString(blob);
  }

  private byte[] unsigned(SshPublicKey authority, byte[] nonce) {
    WireWriter principalList = new WireWriter();
    principals.forEach(principalList::string);
    return new WireWriter()
        .string(key.type().certificateName())
        .string(nonce)
        .raw(key.fields())
        .uint64(serial)
        .uint32(role.number)
        .string(keyId)
        .string(principalList.bytes())
        .uint64(validAfter.getEpochSecond())
        .uint64(validBefore.getEpochSecond())
        .string(options(criticalOptions))
        .string(options(extensions))
        .string("")
        .string(authority.blob())
        .bytes();
  }

  /** In order of names, as the format wants them; a value is a string within a string. */
  private static byte[] options(Map<String, String> options) {
    WireWriter out = new WireWriter();
    options.forEach((name, value) ->
        out.string(name)
            .string(value.isEmpty() ? new byte[0] : new WireWriter().string(value).bytes()));
    return out.bytes();
  }
}
