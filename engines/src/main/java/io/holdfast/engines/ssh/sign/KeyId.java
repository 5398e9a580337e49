package io.holdfast.engines.ssh.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.engines.ssh.role.CaRole;
import io.holdfast.engines.ssh.role.RolePaths;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key id of a certificate, by which SSH servers log its use.
 *
 * @param format with placeholders, or the text that the client chose
 * @param chosen whether the client chose it
 */
record KeyId(String format, boolean chosen, String displayName, String role) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{(token_display_name|role_name|public_key_hash)}}");

  /**
   * The key id that is asked for, else the role's form, else Vault's.
   *
   * @throws Refusal.InvalidRequest when the role does not let the client choose
   */
  static KeyId of(Call call, CaRole role) {
    String wanted = call.get(CertificateFields.KEY_ID);
    if (!wanted.isEmpty() && !role.userKeyIds()) {
      throw new Refusal.InvalidRequest("setting key_id is not allowed by role");
    }
    String displayName = call.caller().displayName();
    String usual =
        displayName.isEmpty()
            ? "vault-{{public_key_hash}}"
            : "vault-{{token_display_name}}-{{public_key_hash}}";
    String form = role.keyIdFormat().isEmpty() ? usual : role.keyIdFormat();
    return new KeyId(
        wanted.isEmpty() ? form : wanted, !wanted.isEmpty(), displayName, call.get(RolePaths.ROLE));
  }

  /** The id of a certificate of this key. */
  String of(SshPublicKey key) {
    if (chosen) {
      return format;
    }
    return PLACEHOLDER
        .matcher(format)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), key)));
  }

  private String value(String placeholder, SshPublicKey key) {
    return switch (placeholder) {
      case "token_display_name" -> displayName;
      case "role_name" -> role;
      default -> HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(key.blob()));
    };
  }
}
