package io.holdfast.core.identity.approver;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the people of a namespace come by what they prove their approvals with.
 *
 * @param waitingTime how long what somebody enrolled for themselves does not count yet: so long the
 *     owner of a stolen token has to notice
 * @param byThemselves whether people may register keys for themselves
 * @param webauthn the site that WebAuthn credentials are for
 */
public record EnrolmentRules(Duration waitingTime, boolean byThemselves, Site webauthn) {
  /** As long as nothing is configured. */
  public static final EnrolmentRules DEFAULT =
      new EnrolmentRules(Duration.ofHours(24), true, new Site("", "", List.of(), true));

  private static final String KEY = "approval/enrolment";

  /**
   * The site whose pages ask authenticators.
   *
   * @param id its domain; empty when WebAuthn is not set up
   * @param name as authenticators show it
   * @param origins of its pages
   * @param verifiesPeople whether the authenticator has to recognize its owner (PIN, fingerprint),
   *     rather than be touched by anybody
   */
  public record Site(String id, String name, List<String> origins, boolean verifiesPeople) {
    public Site {
      origins = List.copyOf(origins);
    }

    public boolean isSetUp() {
      return !id.isEmpty();
    }
  }

  public static EnrolmentRules of(BarrierTx tx, Namespace namespace) {
    return of(tx, namespace.id());
  }

  /** Those of the namespace that an entity is in. */
  public static EnrolmentRules ofEntity(BarrierTx tx, String entity) {
    return of(tx, Namespace.idIn(entity));
  }

  private static EnrolmentRules of(BarrierTx tx, String namespaceId) {
    return tx.view(Layout.core(namespaceId)).get(KEY, EnrolmentRules.class).orElse(DEFAULT);
  }

  public void store(BarrierTx tx, Namespace namespace) {
    tx.view(Layout.core(namespace)).put(KEY, this);
  }

  public static void remove(BarrierTx tx, Namespace namespace) {
    tx.delete(Layout.core(namespace) + KEY);
  }

  /**
   * From when on something counts that is enrolled now.
   *
   * @param byOther whether another person saw to it
   */
  public Instant countsFrom(Instant now, boolean byOther) {
    return byOther ? now : now.plus(waitingTime);
  }
}
