package io.holdfast.auth.cert;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.token.StoredRoles;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** {@code certs}: the roles, each with the certificates that it trusts. */
final class RolePaths {
  private static final Field<String> CERTIFICATE =
      Field.string("certificate", "Authorities, or one client's certificate, in PEM.");
  private static final Field<String> DISPLAY_NAME =
      Field.string("display_name", "Shown of the tokens; the role's name by default.");
  private static final Field<Duration> LEASE = Field.duration("lease", "Use token_ttl instead.");

  private RolePaths() {}

  static Routes routes() {
    return Routes.of(
        Role.STORED.list(),
        Role.STORED
            .one()
            .describe(
                "Manages trusted certificates used for authentication.",
                "Deleting a role does not revoke the tokens of its logins, but their next renewal"
                    + " fails.")
            .fields(CERTIFICATE, DISPLAY_NAME, LEASE)
            .fields(NameRules.FIELDS)
            .fields(ExtensionRules.FIELDS)
            .fields(OcspRules.FIELDS)
            .fields(Role.TOKEN.all())
            .on(Operation.UPDATE, RolePaths::write));
  }

  private static Response write(Call call) {
    Role before = Role.STORED.named(call).orElse(Role.NONE);
    Given given = Given.of(call);
    String display = given.find(DISPLAY_NAME).orElse(before.displayName());
    Role role =
        new Role(
            given.find(CERTIFICATE).orElse(before.certificate()),
            display.isEmpty() ? call.get(StoredRoles.NAME) : display,
            before.names().apply(given),
            before.extensions().apply(given),
            before.ocsp().apply(given),
            token(given, before));
    require(role);
    warn(role.token(), call);
    Role.STORED.put(call, role);
    return Response.empty();
  }

  private static TokenSettings token(Given given, Role before) {
    boolean older =
        given.has(LEASE) && !given.has(TokenFields.TTL) && !given.has(TokenFields.LEGACY_TTL);
    Given with =
        older
            ? given.replacing(TokenFields.LEGACY_TTL, given.find(LEASE).orElse(Duration.ZERO))
            : given;
    return Role.TOKEN.apply(with, before.token());
  }

  private static void require(Role role) {
    List<X509Certificate> certificates;
    try {
      certificates = role.certificates();
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("failed to parse certificate");
    }
    if (certificates.isEmpty()) {
      throw new Refusal.InvalidRequest("failed to parse certificate");
    }
    X509Certificate first = certificates.getFirst();
    if (!Chain.isAuthority(first) && !Chain.isForClients(first)) {
      throw new Refusal.InvalidRequest(
          "nonCA certificates should have TLS client authentication set as an extended key usage");
    }
  }

  private static void warn(TokenSettings token, Call call) {
    if (token.ttl().compareTo(call.mount().defaultLeaseTtl()) > 0) {
      call.warn("token_ttl is greater than the mount's default TTL");
    }
    Duration maximum = call.mount().maxLeaseTtl();
    if (token.maxTtl().compareTo(maximum) > 0 || token.period().compareTo(maximum) > 0) {
      call.warn("token_max_ttl or token_period is greater than the mount's maximum TTL");
    }
  }
}
