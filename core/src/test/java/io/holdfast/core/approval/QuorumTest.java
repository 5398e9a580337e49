package io.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Matter;
import io.holdfast.api.approval.Proof;
import io.holdfast.core.identity.subject.People;
import io.holdfast.core.identity.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a count of consents says is what a count by hand says, whoever approved what when. */
class QuorumTest {
  private static final Matter MATTER =
      new Matter("test", "read", "a", "0".repeat(64), List.of(), Json.object());
  private static final List<String> GROUPS = List.of("red", "green", "blue");
  private static final List<Proof> PROOFS =
      List.of(Proof.LOGIN, Proof.LOGIN, Proof.LOGIN, Proof.TOTP, Proof.SIGNATURE);

  private final Random random = new Random(20_26);

  private static ApprovalRequest request(
      String requester, List<Factor> factors, List<Consent> given) {
    return request(requester, factors, given, false);
  }

  private static ApprovalRequest request(
      String requester, List<Factor> factors, List<Consent> given, boolean distinct) {
    return new ApprovalRequest(
        "id",
        Namespace.ROOT,
        MATTER,
        "accessor",
        "",
        requester,
        factors,
        distinct,
        null,
        null,
        given,
        Course.BEGUN,
        Instant.EPOCH,
        Instant.MAX);
  }

  /** A person; another name for one who was merged; or nobody. */
  private record World(Map<String, Subject> people, Map<String, String> merged) {
    Optional<Subject> who(String id) {
      return Optional.ofNullable(people.get(merged.getOrDefault(id, id)));
    }
  }

  private World world() {
    Map<String, Subject> people = new HashMap<>();
    Map<String, String> merged = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      String id = "p" + i;
      switch (random.nextInt(8)) {
        case 0 -> {} // gone
        case 1 -> merged.put(id, "p" + (i + 1) % 6);
        default ->
            people.put(
                id,
                People.of(
                    id,
                    random.nextInt(6) == 0,
                    GROUPS.stream().filter(group -> random.nextBoolean()).toList()));
      }
    }
    merged.values().removeIf(target -> !people.containsKey(target));
    return new World(people, merged);
  }

  private Factor factor(int number) {
    List<String> named = GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList();
    List<String> ids =
        GROUPS.stream()
            .filter(group -> random.nextInt(4) == 0)
            .map(group -> "id-" + group)
            .toList();
    Proof proof = PROOFS.get(random.nextInt(PROOFS.size()));
    return new Factor("f" + number, named, ids, random.nextInt(4), "root", proof);
  }

  /** What somebody showed; good then, and perhaps not any more. */
  private List<Evidence> evidence() {
    List<Evidence> shown = new ArrayList<>();
    for (Proof proof : List.of(Proof.TOTP, Proof.SIGNATURE)) {
      if (random.nextBoolean()) {
        shown.add(
            new Evidence(proof, Instant.EPOCH, Json.object().put("holds", random.nextInt(4) != 0)));
      }
    }
    return shown;
  }

  private static boolean holds(String entity, Evidence evidence) {
    return evidence.facts().path("holds").asBoolean();
  }

  /** The rule as one would explain it: walks over people, not over consents. */
  private static boolean byHand(ApprovalRequest request, World world) {
    if (request.factors().isEmpty()) {
      return false;
    }
    List<Set<String>> counted = new ArrayList<>();
    String self = world.who(request.requester()).map(Subject::id).orElse(request.requester());
    for (int place = 0; place < request.factors().size(); place++) {
      Factor factor = request.factors().get(place);
      Set<String> some = new HashSet<>();
      for (Subject person : world.people().values()) {
        boolean member = false;
        for (var group : person.groups()) {
          member |= factor.groupNames().contains(group.name());
          member |= factor.groupIds().contains(group.id());
        }
        boolean consented = false;
        for (Consent consent : request.given()) {
          String giver = world.merged().getOrDefault(consent.entity(), consent.entity());
          boolean proven = factor.proof() == Proof.LOGIN;
          for (Evidence one : consent.evidence()) {
            proven |= one.proof() == factor.proof() && one.facts().path("holds").asBoolean();
          }
          consented |= giver.equals(person.id()) && consent.factors().contains(place) && proven;
        }
        if (member && consented && !person.isDisabled() && !person.id().equals(self)) {
          some.add(person.id());
        }
      }
      if (factor.approvals() == 0 || some.size() < factor.approvals()) {
        return false;
      }
      counted.add(some);
    }
    return !request.distinct()
        || canBeShared(
            request.factors(),
            counted,
            List.copyOf(everybody(counted)),
            0,
            new int[counted.size()]);
  }

  private static Set<String> everybody(List<Set<String>> counted) {
    Set<String> all = new HashSet<>();
    counted.forEach(all::addAll);
    return all;
  }

  /** Tries every way to give each person one factor, or none. */
  private static boolean canBeShared(
      List<Factor> factors,
      List<Set<String>> counted,
      List<String> people,
      int next,
      int[] filled) {
    if (next == people.size()) {
      for (int place = 0; place < filled.length; place++) {
        if (filled[place] < factors.get(place).approvals()) {
          return false;
        }
      }
      return true;
    }
    for (int place = 0; place < filled.length; place++) {
      if (counted.get(place).contains(people.get(next))) {
        filled[place]++;
        boolean can = canBeShared(factors, counted, people, next + 1, filled);
        filled[place]--;
        if (can) {
          return true;
        }
      }
    }
    return canBeShared(factors, counted, people, next + 1, filled);
  }

  @Test
  void randomRequestsAreJudgedAsByHand() {
    int met = 0;
    int distinct = 0;
    for (int i = 0; i < 50_000; i++) {
      World world = world();
      List<Factor> factors = new ArrayList<>();
      for (int f = random.nextInt(3); f >= 0; f--) {
        factors.add(factor(f));
      }
      List<Consent> given = new ArrayList<>();
      for (int c = random.nextInt(7); c > 0; c--) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < factors.size(); place++) {
          if (random.nextInt(4) != 0) {
            places.add(place);
          }
        }
        given.add(new Consent("p" + random.nextInt(7), Instant.EPOCH, places, evidence(), ""));
      }
      String requester = random.nextInt(5) == 0 ? "" : "p" + random.nextInt(7);
      ApprovalRequest request = request(requester, factors, given, random.nextBoolean());
      Standing standing = new Quorum(world::who, QuorumTest::holds).count(request);
      boolean counted = standing.isMet();
      assertThat(counted).as("%s %s", request.given(), world).isEqualTo(byHand(request, world));
      met += counted ? 1 : 0;
      if (request.distinct()) {
        List<String> placed =
            standing.factors().stream().flatMap(factor -> factor.approvers().stream()).toList();
        assertThat(placed).doesNotHaveDuplicates();
        distinct += counted ? 1 : 0;
      }
    }
    assertThat(met).isBetween(1_000, 49_000);
    assertThat(distinct).isBetween(200, 25_000);
  }

  @Test
  void withoutFactorsOrWithoutANumberNothingIsEverApproved() {
    World world = new World(Map.of("a", People.of("a", false, GROUPS)), Map.of());
    Quorum quorum = new Quorum(world::who, (entity, evidence) -> true);
    List<Consent> consent = List.of(new Consent("a", Instant.EPOCH, List.of(0)));
    assertThat(quorum.count(request("b", List.of(), consent)).isMet()).isFalse();
    for (int number : new int[] {0, -1, Integer.MIN_VALUE}) {
      Factor none = new Factor("f", GROUPS, List.of(), number, "root");
      assertThat(quorum.count(request("b", List.of(none), consent)).isMet()).isFalse();
    }
    Factor one = new Factor("f", GROUPS, List.of(), 1, "root");
    assertThat(quorum.count(request("b", List.of(one), consent)).isMet()).isTrue();
  }

  @Test
  void aGroupIsKnownByItsNameWhateverTheCaseAndByNoOtherLetter() {
    Subject sam = People.of("sam", false, List.of("Bosses"));
    assertThat(new Factor("f", List.of("bOSSES"), List.of(), 1, "root").admits(sam)).isTrue();
    // The long s folds to S in upper case only.
    assertThat(new Factor("f", List.of("Boſſes"), List.of(), 1, "root").admits(sam)).isFalse();
    assertThat(new Factor("f", List.of(""), List.of(""), 1, "root").admits(sam)).isFalse();
  }
}
