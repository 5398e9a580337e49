package io.holdfast.engines.ssh.sign;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.openssh.SshCertificate;
import io.holdfast.engines.ssh.role.CaRole;
import io.holdfast.engines.ssh.role.RolePaths;
import java.time.Duration;
import java.util.List;

/** What may be asked for of a certificate. */
final class CertificateFields {
  static final Field<Duration> TTL =
      Field.duration("ttl", "How long it holds; as the role has it, if 0 or absent.");
  static final Field<String> VALID_PRINCIPALS =
      Field.string("valid_principals", "The users or hosts that it is for, with commas.");
  static final Field<String> CERT_TYPE =
      Field.string("cert_type", "Whom it is for: user or host.").withDefault("user");
  static final Field<String> KEY_ID =
      Field.string("key_id", "Its name in the logs of SSH servers, where the role allows that.");
  static final Field<JsonNode> CRITICAL_OPTIONS =
      Field.any("critical_options", "Its critical options, in place of the role's.");
  static final Field<JsonNode> EXTENSIONS =
      Field.any("extensions", "Its extensions, in place of the role's.");

  static final List<Field<?>> ALL =
      List.of(
          RolePaths.ROLE, TTL, VALID_PRINCIPALS, CERT_TYPE, KEY_ID, CRITICAL_OPTIONS, EXTENSIONS);

  private CertificateFields() {}

  /** Whom the certificate is for, if the role allows that. */
  static SshCertificate.Role certType(Call call, CaRole role) {
    return switch (call.get(CERT_TYPE)) {
      case "user" -> allowed(role.userCertificates(), "user", SshCertificate.Role.USER);
      case "host" -> allowed(role.hostCertificates(), "host", SshCertificate.Role.HOST);
      default -> throw new Refusal.InvalidRequest("cert_type must be either 'user' or 'host'");
    };
  }

  private static SshCertificate.Role allowed(boolean is, String name, SshCertificate.Role role) {
    if (!is) {
      throw new Refusal.InvalidRequest("cert_type '" + name + "' is not allowed by role");
    }
    return role;
  }
}
