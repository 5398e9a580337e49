package io.holdfast.core.approval;

import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Evidence;
import io.holdfast.core.identity.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Who may decide, and whether what they show is enough; said in words where it is not. */
record Eligibility(Quorum quorum) {

  /**
   * Nobody decides in nobody's name, on a request of their own, or outside of the groups.
   *
   * @param does what nobody does, e.g. {@code approves}
   */
  void require(ApprovalRequest request, Subject who, String does) {
    if (who.id().isEmpty()) {
      throw new Refusal.PermissionDenied(
          "this token has no entity: log in by an auth method to approve in your own name");
    }
    if (quorum.isOwn(request, who)) {
      throw new Refusal.PermissionDenied("nobody " + does + " a request of their own");
    }
    if (request.factors().stream().noneMatch(factor -> factor.admits(who))) {
      throw new Refusal.PermissionDenied(
          "your entity is in none of the groups whose approval this request needs");
    }
  }

  /**
   * The places of the factors that somebody may give.
   *
   * @param evidence what they showed
   * @throws Refusal.PermissionDenied when there are none, naming what is missing
   */
  List<Integer> places(ApprovalRequest request, Subject who, Instant now, List<Evidence> evidence) {
    Consent consent = new Consent(who.id(), now, List.of(), evidence, "");
    List<Integer> places =
        IntStream.range(0, request.factors().size())
            .filter(place -> {
              Factor factor = request.factors().get(place);
              return factor.admits(who)
                  && consent.proves(factor.proof(), one -> quorum.holds().test(who.id(), one));
            })
            .boxed()
            .toList();
    if (places.isEmpty()) {
      throw new Refusal.PermissionDenied(missing(request, who));
    }
    return places;
  }

  private static String missing(ApprovalRequest request, Subject who) {
    return request.factors().stream()
        .filter(factor -> factor.admits(who))
        .map(factor ->
            "the factor \"" + factor.name() + "\" needs, beside your token, " + wanted(factor))
        .findFirst()
        .orElseThrow();
  }

  /** What somebody has to show, in words. */
  static String wanted(Factor factor) {
    return switch (factor.proof()) {
      case LOGIN -> "nothing";
      case TOTP -> "the code of your authenticator app: give totp";
      case SIGNATURE -> "a signature by a key of yours: give signature or webauthn";
    };
  }
}
