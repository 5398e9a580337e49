package io.holdfast.core.catalog;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.router.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The catalog of a namespace as queries see it, within a transaction. */
public final class CatalogReader {
  private final BarrierTx tx;
  private final Namespace namespace;
  private final Router router;
  private final OwnershipRules.Inherited rules;

  public CatalogReader(BarrierTx tx, Router router, Namespace namespace) {
    this.tx = tx;
    this.namespace = namespace;
    this.router = router;
    this.rules = new OwnershipRules(tx, namespace).inherited();
  }

  /** Shows every secret, mount by mount. */
  public void forEach(Consumer<Secret> each) {
    router.all().stream().filter(mounted -> !mounted.entry().auth()).forEach(m -> of(m, each));
  }

  private void of(Router.Mounted mounted, Consumer<Secret> each) {
    MountRows rows = rows(mounted);
    Map<String, Ownership> said = new HashMap<>();
    rows.forEachSaid(said::put);
    rows.forEach((subject, row) ->
        each.accept(secret(mounted, subject, row, said.getOrDefault(subject, Ownership.UNSAID))));
  }

  private Secret secret(Router.Mounted mounted, String subject, Row row, Ownership said) {
    String path = mounted.entry().requestPath() + mounted.pathOf(subject);
    return new Secret(path, mounted.entry().requestPath(), subject, row, said.over(rules.of(path)));
  }

  /** A secret by the path that reads it. */
  public Optional<Secret> find(String path) {
    return router
        .find(path)
        .filter(mounted -> !mounted.entry().auth())
        .flatMap(mounted -> {
          String subject = subject(mounted, path);
          MountRows rows = rows(mounted);
          return rows.find(subject).map(row -> secret(mounted, subject, row, rows.said(subject)));
        });
  }

  /** What is said of the secret at a path itself. */
  public Ownership said(Secret secret) {
    return rows(router.find(secret.path()).orElseThrow()).said(secret.subject());
  }

  /** Changes what is said of a secret itself. */
  public void say(Secret secret, Ownership ownership) {
    rows(router.find(secret.path()).orElseThrow()).say(secret.subject(), ownership);
  }

  /** The subject of a path; paths of a mount are its subjects behind a prefix that is the same. */
  private static String subject(Router.Mounted mounted, String path) {
    String below = path.substring(mounted.entry().requestPath().length());
    String prefix = mounted.pathOf("");
    return below.startsWith(prefix) ? below.substring(prefix.length()) : below;
  }

  private MountRows rows(Router.Mounted mounted) {
    return new MountRows(tx, mounted.entry().home(namespace), mounted.entry().uuid());
  }
}
