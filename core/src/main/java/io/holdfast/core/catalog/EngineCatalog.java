package io.holdfast.core.catalog;

import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an engine tells the catalog.
 *
 * @param home the id of the namespace whose storage the mount's lies in
 * @param pathOf the path below the mount that reads a subject
 */
public record EngineCatalog(BarrierTx tx, Mount mount, String home, UnaryOperator<String> pathOf)
    implements Catalog {

  @Override
  public void admit(String subject) {
    if (CatalogSettings.of(tx, mount.namespace()).strict()) {
      requireOwner(subject);
    }
  }

  @Override
  public void renew(String subject, String kind, Optional<Instant> expires) {
    Optional<Row> before = rows().find(subject);
    if (before.isEmpty()) {
      admit(subject);
    }
    rows()
        .put(
            subject,
            new Row(
                kind,
                before.map(Row::created).orElse(tx.now()),
                tx.now(),
                before.map(Row::values).orElse(0L) + 1,
                expires));
  }

  private void requireOwner(String subject) {
    String path = mount.path() + pathOf.apply(subject);
    Ownership inherited = new OwnershipRules(tx, mount.namespace()).inherited().of(path);
    if (!rows().said(subject).over(inherited).isOwned()) {
      throw new Refusal.InvalidRequest(
          "nobody owns "
              + path
              + ", and this namespace takes no secret without an owner: name one for it, or for a"
              + " path above it, at sys/catalog/rules/"
              + path);
    }
  }

  @Override
  public void drop(String subject) {
    rows().remove(subject);
  }

  private MountRows rows() {
    return new MountRows(tx, home, mount.uuid());
  }
}
