package io.holdfast.core.catalog;

import io.holdfast.api.Namespace;
import io.holdfast.api.catalog.CatalogEntry;
import io.holdfast.api.catalog.Inventory;
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

  /**
   * Shows the secrets whose paths begin so, mount by mount.
   *
   * @param prefix empty for all
   */
  public void forEach(String prefix, Consumer<Secret> each) {
    router.all().stream()
        .filter(mounted -> !mounted.entry().auth())
        .forEach(mounted -> {
          String before = mounted.entry().requestPath() + mounted.pathOf("");
          if (before.startsWith(prefix)) {
            forEach(mounted, "", each);
          } else if (prefix.startsWith(before)) {
            forEach(mounted, prefix.substring(before.length()), each);
          }
        });
  }

  private void forEach(Router.Mounted mounted, String prefix, Consumer<Secret> each) {
    Map<String, Ownership> said = new HashMap<>();
    rows(mounted).forEachSaid(said::put);
    Consumer<CatalogEntry> show =
        entry ->
            each.accept(
                secret(mounted, entry, said.getOrDefault(entry.subject(), Ownership.UNSAID)));
    Optional<Inventory> inventory = mounted.inventory();
    if (inventory.isPresent()) {
      inventory.get().forEach(tx.view(mounted.place()), prefix, show);
    } else {
      rows(mounted).forEach(prefix, show);
    }
  }

  private Secret secret(Router.Mounted mounted, CatalogEntry entry, Ownership said) {
    String path = mounted.entry().requestPath() + mounted.pathOf(entry.subject());
    return new Secret(path, mounted.entry().requestPath(), entry, said.over(rules.of(path)));
  }

  /** A secret by the path that reads it. */
  public Optional<Secret> find(String path) {
    return router
        .find(path)
        .filter(mounted -> !mounted.entry().auth())
        .flatMap(mounted ->
            entry(mounted, subject(mounted, path))
                .map(entry -> secret(mounted, entry, rows(mounted).said(entry.subject()))));
  }

  private Optional<CatalogEntry> entry(Router.Mounted mounted, String subject) {
    Optional<Inventory> inventory = mounted.inventory();
    return inventory.isPresent()
        ? inventory.get().find(tx.view(mounted.place()), subject)
        : rows(mounted).find(subject).map(row -> row.entry(subject));
  }

  /** The subject of a path; paths of a mount are its subjects behind a prefix that is the same. */
  private static String subject(Router.Mounted mounted, String path) {
    String below = path.substring(mounted.entry().requestPath().length());
    String prefix = mounted.pathOf("");
    return below.startsWith(prefix) ? below.substring(prefix.length()) : below;
  }

  /** What is said of a secret itself. */
  public Ownership said(Secret secret) {
    return rows(router.find(secret.path()).orElseThrow()).said(secret.subject());
  }

  /** Changes what is said of a secret itself. */
  public void say(Secret secret, Ownership ownership) {
    rows(router.find(secret.path()).orElseThrow()).say(secret.subject(), ownership);
  }

  private MountRows rows(Router.Mounted mounted) {
    return new MountRows(tx, mounted.entry().home(namespace), mounted.entry().uuid());
  }
}
