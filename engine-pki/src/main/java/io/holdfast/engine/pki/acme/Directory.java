package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.store.ClusterConfig;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the mount's directories: by what its certificates are issued is part of its path. Accounts
 * are a directory's own.
 *
 * @param prefix of its paths below the mount, e.g. {@code roles/web/acme/}
 * @param base where the mount is reached
 * @param roleName the role that the path names; empty for none
 * @param issuerRef the issuer that the path names; empty for none
 */
record Directory(AcmeConfig config, String prefix, String base, String roleName, String issuerRef) {
  static final Field<String> ROLE = Field.string("role", "The role to issue by.");
  static final Field<String> ISSUER =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.");

  /** The forms that its path can have. */
  enum Scope {
    MOUNT("acme/", false, false),
    OF_ROLE("roles/{role}/acme/", false, true),
    OF_ISSUER("issuer/{issuer_ref}/acme/", true, false),
    OF_BOTH("issuer/{issuer_ref}/roles/{role}/acme/", true, true);

    private final String template;
    private final boolean namesIssuer;
    private final boolean namesRole;

    Scope(String template, boolean namesIssuer, boolean namesRole) {
      this.template = template;
      this.namesIssuer = namesIssuer;
      this.namesRole = namesRole;
    }

    String template() {
      return template;
    }

    List<Field<?>> fields() {
      List<Field<?>> fields = new ArrayList<>();
      if (namesIssuer) {
        fields.add(ISSUER);
      }
      if (namesRole) {
        fields.add(ROLE);
      }
      return fields;
    }

    private String role(Call call) {
      return namesRole ? call.get(ROLE) : "";
    }

    private String issuer(Call call) {
      return namesIssuer ? call.get(ISSUER) : "";
    }
  }

  /** What certificates of the directory are issued by. */
  record Terms(Role role, Issuer issuer) {}

  static Directory of(Call call, Scope scope) {
    String base = ClusterConfig.of(call).path();
    String role = scope.role(call);
    String issuer = scope.issuer(call);
    return new Directory(
        AcmeConfig.of(call),
        scope.template.replace("{role}", role).replace("{issuer_ref}", issuer),
        base.endsWith("/") ? base : base + "/",
        role,
        issuer);
  }

  /** Where something of it is, for clients. */
  String url(String rest) {
    return base + prefix + rest;
  }

  /** Its name as part of a storage key. */
  String key() {
    return prefix.replace('/', ':');
  }

  /**
   * By what it issues.
   *
   * @throws AcmeException when it is not served: nobody is told which roles there are
   */
  Terms terms(Call call) {
    Optional<Role> role = role(call);
    Optional<Issuer> issuer =
        role.flatMap(found ->
            IssuerStore.of(call)
                .find(issuerRef.isEmpty() ? found.handling().issuerRef() : issuerRef)
                .filter(each -> each.usage().contains(Usage.ISSUING))
                .filter(each -> allowsIssuer(call, each)));
    if (role.isEmpty() || issuer.isEmpty()) {
      throw new AcmeException(
          Problem.Kind.UNAUTHORIZED, "this directory is not served; ask who runs the server");
    }
    return new Terms(role.get(), issuer.get());
  }

  private Optional<Role> role(Call call) {
    String name = roleName;
    if (name.isEmpty()) {
      switch (config.policy()) {
        case AcmeConfig.FORBID -> {
          return Optional.empty();
        }
        case AcmeConfig.VERBATIM -> {
          return Optional.of(Role.VERBATIM);
        }
        default -> name = config.policy().substring(AcmeConfig.ROLE.length());
      }
    }
    return config.allowsRole(name) ? Role.find(call, name) : Optional.empty();
  }

  private boolean allowsIssuer(Call call, Issuer issuer) {
    return config.allowedIssuers().contains(AcmeConfig.ANY)
        || config.allowedIssuers().stream()
            .flatMap(ref -> IssuerStore.of(call).find(ref).stream())
            .anyMatch(allowed -> allowed.id().equals(issuer.id()));
  }
}
