package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import java.util.List;
import java.util.Optional;

/** Looks at assignments wherever a name may promise a secret. */
public final class AssignFamily {
  private static final List<String> NAMES =
      List.of(
          "passw",
          "pwd",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "api_key",
          "api-key",
          "api.key",
          "accesskey",
          "access_key",
          "access-key",
          "privatekey",
          "private_key",
          "private-key",
          "privkey",
          "priv_key",
          "credential",
          "encryption_key",
          "encryptionkey",
          "signing_key",
          "signingkey",
          "auth_key",
          "authkey",
          "account_key",
          "client_key",
          "clientkey",
          "app_key",
          "appkey",
          "seed",
          "master_key",
          "masterkey",
          "hmac",
          "webhook",
          "api_sign",
          "_key=",
          "_key:",
          "\"key\"",
          "'key'",
          "key_id",
          "client_id",
          "clientid");

  private final ServiceKeys services;
  private final ChainKeys chains;
  private final GenericSecrets generic;

  private AssignFamily(Registry registry) {
    services = new ServiceKeys(registry);
    chains = new ChainKeys(registry);
    generic = new GenericSecrets(registry);
  }

  public static void register(Registry registry) {
    AssignFamily family = new AssignFamily(registry);
    NAMES.forEach(name -> registry.onAnyCase(name, family::look));
    new KubernetesSecrets(registry).register(registry);
    new Netrc(registry).register(registry);
  }

  private void look(Window window, int at, int next, Hits hits) {
    if (!window.text()) {
      return;
    }
    Optional<Assignment> found = Assignment.around(window, at, next);
    if (found.isEmpty()) {
      return;
    }
    Assignment assignment = found.get();
    int size = assignment.to() - assignment.from();
    if (size < 6) {
      return;
    }
    byte[] value = window.slice(assignment.from(), assignment.to());
    if (Placeholders.isOne(value)) {
      return;
    }
    Optional<Rule> rule =
        services
            .rule(window, assignment, value)
            .or(() -> chains.rule(assignment, value))
            .or(() -> generic.rule(window, assignment, value));
    rule.ifPresent(each -> hits.add(each, assignment.from(), assignment.to(), value));
  }
}
