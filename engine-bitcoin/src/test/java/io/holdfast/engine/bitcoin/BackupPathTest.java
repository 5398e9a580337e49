package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.age.AgeIdentity;
import io.holdfast.crypto.age.AgeRecipient;
import io.holdfast.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupPathTest {
  private final Bench bench = new Bench();
  private final Map<String, AgeIdentity> custodians = new HashMap<>();

  @BeforeEach
  void custodians() {
    bench.importKey();
    custodian("ann", "zurich");
    custodian("bob", "oslo");
    custodian("eve", "lisbon");
    custodian("max", "zurich");
  }

  @AfterEach
  void close() {
    custodians.values().forEach(AgeIdentity::close);
    bench.close();
  }

  @Test
  void sharesAreAnsweredEncryptedAndRestoreTheKey() {
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    assertThat(backup.data("identifier").isInt()).isTrue();
    assertThat(backup.data("of").asText()).isEqualTo("seed");
    assertThat(backup.warnings()).isEmpty();
    List<String> words = decrypted(backup, "ann", "eve");
    assertThat(words).allSatisfy(share -> assertThat(share.split(" ")).hasSize(59));
    Reply restored = bench.done("keys/again", Map.of("network", "regtest", "shares", words));
    assertThat(restored.data("fingerprint").asText()).isEqualTo("73c5da0a");
    assertThat(restored.data("source").asText()).isEqualTo("shares");
  }

  @Test
  void whatIsKnownOfABackupIsReadAndItsSharesAreFetched() {
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    String path = "keys/main/backups/" + backup.data("id").asText();
    assertThat(bench.core().list("bitcoin/keys/main/backups").keys())
        .containsExactly(backup.data("id").asText());
    JsonNode share = bench.read(path).data("groups").get(0).path("shares").get(1);
    assertThat(share.path("custodian").asText()).isEqualTo("bob");
    assertThat(share.path("location").asText()).isEqualTo("oslo");
    assertThat(share.path("sha256").asText()).hasSize(64);
    assertThat(share.has("encrypted_share")).isFalse();
    Reply file = bench.read(path + "/shares/2");
    assertThat(file.data("recipient").asText())
        .isEqualTo(custodians.get("bob").recipient().toString());
    assertThat(file.data("encrypted_share"))
        .isEqualTo(backup.data("groups").get(0).path("shares").get(1).path("encrypted_share"));
    assertThat(bench.read(path + "/shares/9").status()).isEqualTo(404);
    assertThat(bench.core().delete("bitcoin/" + path).status()).isEqualTo(200);
    assertThat(bench.read(path + "/shares/2").status()).isEqualTo(404);
    assertThat(bench.read(path).data().has("withdrawn_time")).isTrue();
  }

  @Test
  void groupsAndTheirThresholdsAreThoseOfThePlan() {
    Reply backup =
        backUp(
            Map.of(
                "group_threshold",
                2,
                "groups",
                List.of(
                    Map.of("name", "board", "threshold", 2, "custodians", List.of("ann", "bob")),
                    Map.of("threshold", 1, "custodians", List.of("eve")),
                    Map.of("threshold", 1, "custodians", List.of("max")))));
    assertThat(backup.data("groups")).hasSize(3);
    assertThat(backup.data("groups").get(0).path("name").asText()).isEqualTo("board");
    assertThat(backup.data("groups").get(2).path("shares").get(0).path("number").asInt())
        .isEqualTo(4);
    assertThat(
            bench
                .done(
                    "keys/again",
                    Map.of("network", "regtest", "shares", decrypted(backup, "eve", "max")))
                .data("fingerprint")
                .asText())
        .isEqualTo("73c5da0a");
  }

  @Test
  void onePlaceOrOneHandThatIsEnoughIsWarnedOfAndRefusedWhereSeparationIsRequired() {
    Map<String, Object> near =
        new HashMap<>(
            Map.of(
                "groups",
                List.of(Map.of("threshold", 2, "custodians", List.of("ann", "bob", "max")))));
    assertThat(backUp(near).warnings())
        .singleElement()
        .isEqualTo("the location 'zurich' alone holds enough shares to restore the key");
    near.put("separation", "require");
    refused(near, "groups: the location 'zurich' alone holds enough");
    Map<String, Object> group =
        Map.of(
            "group_threshold",
            2,
            "groups",
            List.of(
                Map.of("name", "desk", "threshold", 2, "custodians", List.of("ann", "max")),
                Map.of("threshold", 1, "custodians", List.of("bob"))));
    assertThat(backUp(group).warnings())
        .singleElement()
        .isEqualTo("the location 'zurich' alone reaches the threshold of desk");
  }

  @Test
  void sharesOfEntropySayWhatTheyAreAndRestoreHere() {
    var _ =
        bench.done(
            "keys/guarded",
            Map.of("network", "regtest", "mnemonic", Bench.ABOUT, "passphrase", "TREZOR"));
    Reply backup =
        bench.done(
            "keys/guarded/backups",
            Map.of("groups", twoOfThree(), "of", "bip39-entropy", "passphrase", "sesame"));
    assertThat(backup.warnings()).anySatisfy(line -> assertThat(line).contains("another, empty"));
    assertThat(backup.data("language").asText()).isEqualTo("english");
    assertThat(backup.data("has_mnemonic_passphrase").asBoolean()).isTrue();
    List<String> words = decrypted(backup, "ann", "bob");
    assertThat(words.getFirst().split(" ")).hasSize(20);
    Reply restored =
        bench.done(
            "keys/again",
            Map.of(
                "network",
                "regtest",
                "shares",
                words,
                "shares_of",
                "bip39-entropy",
                "shares_passphrase",
                "sesame",
                "passphrase",
                "TREZOR"));
    assertThat(restored.data("fingerprint").asText()).isEqualTo("b4e3f5ed");
  }

  @Test
  void aKeyWhoseSeedIsNotKnownIsRefusedByName() {
    var _ =
        bench.done(
            "keys/x",
            Map.of(
                "network",
                "mainnet",
                "xprv",
                "xprv9s21ZrQH143K3GJpoapnV8SFfukcVBSfeCficPSGfubmSFDxo1kuHnLisriDvSnRRuL2Qrg5ggqHKNVpxR86QEC8w35uxmGoggxtQTPvfUu"));
    Reply refused = bench.write("keys/x/backups", Map.of("groups", twoOfThree()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .singleElement()
        .asString()
        .contains("key 'x' (xprv, from xprv) can't be backed up so: no seed of it is known");
    var _ = bench.done("keys/s", Map.of("network", "mainnet", "seed", "00".repeat(32)));
    assertThat(
            bench
                .write("keys/s/backups", Map.of("groups", twoOfThree(), "of", "bip39-entropy"))
                .errors())
        .singleElement()
        .asString()
        .contains("no mnemonic of it is stored");
  }

  @Test
  void aPlanThatCanNotBeIsRefusedByItsGroup() {
    refused(Map.of(), "groups");
    refused(Map.of("groups", "all"), "groups: is no list");
    refused(Map.of("groups", List.of(Map.of("threshold", 1))), "groups[0]: has no list");
    refused(plan(2, "ann"), "groups[0]: the threshold of a group of 1");
    refused(plan(1, "ann", "bob"), "groups[0]: a group with threshold 1");
    refused(plan(2, "ann", "ann"), "groups[0]: names a custodian twice");
    refused(plan(2, "ann", "nobody"), "groups[0]: there is no custodian 'nobody'");
    refused(
        Map.of(
            "groups",
            List.of(
                Map.of("threshold", 1, "custodians", List.of("ann")),
                Map.of("threshold", 1, "custodians", List.of("bob")))),
        "group_threshold: is required");
    refused(
        Map.of("groups", twoOfThree(), "iteration_exponent", 15), "iteration_exponent: is 0 to 6");
    refused(Map.of("groups", twoOfThree(), "passphrase", "höhle"), "passphrase: ");
    refused(
        Map.of("groups", List.of(Map.of("threshold", 2, "members", List.of("ann", "bob")))),
        "groups[0]: has no list of custodians");
    assertThat(bench.core().list("bitcoin/keys/main/backups").status()).isEqualTo(404);
  }

  @Test
  void aCompromisedKeyIsNotBackedUp() {
    var _ = bench.done("keys/main/state", Map.of("state", "compromised", "reason", "x"));
    Reply refused = bench.write("keys/main/backups", Map.of("groups", twoOfThree()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors()).singleElement().asString().contains("is not backed up");
  }

  @Test
  void whoDestroysAKeyIsToldWhoseSharesRestoreIt() {
    var _ = backUp(Map.of("groups", twoOfThree()));
    Reply gone = bench.done("keys/main/destroy", Map.of("reason", "x", "confirm", "73c5da0a"));
    assertThat(gone.data("share_holders").get(0).asText()).isEqualTo("ann (zurich)");
    assertThat(gone.warnings()).anySatisfy(line -> assertThat(line).contains("eve (lisbon)"));
  }

  @Test
  void aDrillProvesTheSharesGoodAndKeepsNothingOfThem() {
    Path audit = bench.audited();
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    String drill = begin(backup);
    String recipient = bench.read(drill).data("age_recipient").asText();
    List<String> words = decrypted(backup, "bob", "eve");
    Reply first = bench.done(drill + "/shares", Map.of("share", words.getFirst()));
    assertThat(first.data("state").asText()).isEqualTo("open");
    assertThat(first.data("enough").asBoolean()).isFalse();
    assertThat(first.data("groups").get(0).path("given").asInt()).isEqualTo(1);
    assertThat(bench.storageKeys()).contains("drill-secret/");
    String sealed =
        AgeRecipient.parse(recipient)
            .encrypt(words.getLast().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    Reply last = bench.done(drill + "/shares", Map.of("encrypted_share", sealed));
    assertThat(last.data("good").asBoolean()).isTrue();
    assertThat(last.data("state").asText()).isEqualTo("passed");
    JsonNode evidence = bench.read(drill).data();
    assertThat(evidence.path("shares")).hasSize(2);
    assertThat(evidence.path("shares").get(0).path("custodian").asText()).isEqualTo("bob");
    assertThat(evidence.has("ended_time")).isTrue();
    assertThat(evidence.has("age_recipient")).isFalse();
    assertThat(
            bench
                .read("keys/main/backups/" + backup.data("id").asText())
                .data("last_drill", "state")
                .asText())
        .isEqualTo("passed");
    assertThat(bench.storageKeys()).doesNotContain("drill-secret/", "drill-data/", "drill-open/");
    assertThat(bench.holdsAny(audit, fragments(words))).isFalse();
    assertThat(bench.write(drill + "/shares", Map.of("share", words.getFirst())).errors())
        .singleElement()
        .asString()
        .contains("the drill is over (passed)");
  }

  @Test
  void aFaultyShareIsToldNotedAndNotRepeated() {
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    String drill = begin(backup);
    String words = decrypted(backup, "ann").getFirst();
    String[] swapped = words.split(" ");
    String tenth = swapped[10];
    swapped[10] = swapped[11].equals(tenth) ? "academic" : swapped[11];
    swapped[11] = tenth;
    faulty(drill, Map.of("share", String.join(" ", swapped)), "share 1: its checksum does not");
    faulty(drill, Map.of("share", "correct horse"), "share 1: word 1 is not in the list");
    faulty(
        drill,
        Map.of(
            "share",
            "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short owner flip making coding armed"),
        "none of this backup's shares");
    faulty(drill, Map.of("encrypted_share", "x"), "encrypted_share: is not an armored age file");
    faulty(drill, Map.of(), "share: is absent");
    var _ = bench.done(drill + "/shares", Map.of("share", words));
    faulty(drill, Map.of("share", words), "share: it is number 1, of custodian 'ann'");
    assertThat(bench.read(drill).data("faults")).hasSize(4);
    assertThat(bench.read(drill).data("shares")).hasSize(1);
  }

  @Test
  void aDrillWithAPassphraseIsJudgedWithIt() {
    Reply backup = backUp(Map.of("groups", twoOfThree(), "passphrase", "sesame"));
    String drill = begin(backup);
    assertThat(bench.write(drill + "/judge", Map.of("passphrase", "sesame")).errors())
        .singleElement()
        .asString()
        .contains("not enough yet");
    for (String share : decrypted(backup, "ann", "bob")) {
      var _ = bench.done(drill + "/shares", Map.of("share", share));
    }
    assertThat(bench.read(drill).data("enough").asBoolean()).isTrue();
    Reply wrong = bench.done(drill + "/judge", Map.of("passphrase", "Sesame"));
    assertThat(wrong.data("good").asBoolean()).isFalse();
    assertThat(wrong.data("problem").asText()).contains("the passphrase is another");
    assertThat(wrong.data("state").asText()).isEqualTo("open");
    Reply right = bench.done(drill + "/judge", Map.of("passphrase", "sesame"));
    assertThat(right.data("good").asBoolean()).isTrue();
    assertThat(right.data("faults")).hasSize(1);
  }

  @Test
  void aDrillThatNobodyEndsForgetsItsSharesInTime() {
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    String drill = begin(backup);
    var _ = bench.done(drill + "/shares", Map.of("share", decrypted(backup, "ann").getFirst()));
    bench.core().later(Duration.ofHours(25));
    assertThat(bench.storageKeys()).doesNotContain("drill-secret/", "drill-data/", "drill-open/");
    assertThat(bench.read(drill).data("state").asText()).isEqualTo("expired");
    String other = begin(backup);
    assertThat(bench.core().delete("bitcoin/" + other).status()).isEqualTo(204);
    assertThat(bench.read(other).data("state").asText()).isEqualTo("abandoned");
    assertThat(bench.core().list("bitcoin/" + drill.substring(0, drill.lastIndexOf('/'))).keys())
        .hasSize(2);
  }

  @Test
  void noShareAndNoSeedIsStoredOrLoggedInClear() {
    Path audit = bench.audited();
    Reply backup = backUp(Map.of("groups", twoOfThree()));
    List<String> fragments = fragments(decrypted(backup, "ann", "bob", "eve"));
    assertThat(bench.holdsAny(audit, fragments)).isFalse();
    assertThat(fragments).noneMatch(backup.body().toString()::contains);
    assertThat(bench.holdsAny(audit, List.of("AGE-SECRET-KEY"))).isFalse();
  }

  @Test
  void aCustodianNeedsOneKeyOfAKnownKind() {
    refusedCustodian(Map.of(), "age_recipient: is absent and so is certificate");
    refusedCustodian(
        Map.of("age_recipient", "age1x", "certificate", "x"), "age_recipient: stands beside");
    refusedCustodian(Map.of("age_recipient", "age1x"), "age_recipient: is no age recipient");
    refusedCustodian(Map.of("certificate", "x"), "certificate: is no certificate in PEM");
    refusedCustodian(
        Map.of("certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
        "certificate: is a certificate that can't be read");
    assertThat(bench.core().delete("bitcoin/custodians/ann").status()).isEqualTo(204);
    assertThat(bench.read("custodians/ann").status()).isEqualTo(404);
    assertThat(bench.core().list("bitcoin/custodians").keys()).containsExactly("bob", "eve", "max");
  }

  private void custodian(String name, String location) {
    AgeIdentity own = AgeIdentity.generate();
    custodians.put(name, own);
    var _ =
        bench.done(
            "custodians/" + name,
            Map.of("location", location, "age_recipient", own.recipient().toString()));
  }

  private static List<Map<String, Object>> twoOfThree() {
    return List.of(Map.of("threshold", 2, "custodians", List.of("ann", "bob", "eve")));
  }

  private static Map<String, Object> plan(int threshold, String... custodians) {
    return Map.of(
        "groups", List.of(Map.of("threshold", threshold, "custodians", List.of(custodians))));
  }

  private Reply backUp(Map<String, ?> body) {
    return bench.done("keys/main/backups", body);
  }

  /** The path of a drill that begins. */
  private String begin(Reply backup) {
    String path = "keys/main/backups/" + backup.data("id").asText() + "/drills";
    return path + "/" + bench.done(path, Map.of()).data("id").asText();
  }

  /** The shares of custodians, as they decrypt them. */
  private List<String> decrypted(Reply backup, String... names) {
    List<String> shares = new ArrayList<>();
    for (String name : names) {
      for (JsonNode group : backup.data("groups")) {
        for (JsonNode share : group.path("shares")) {
          if (share.path("custodian").asText().equals(name)) {
            byte[] words = custodians.get(name).decrypt(share.path("encrypted_share").asText());
            shares.add(new String(words, StandardCharsets.US_ASCII));
          }
        }
      }
    }
    return shares;
  }

  /** Words of shares, each of which stands in no other text. */
  private static List<String> fragments(List<String> shares) {
    return shares.stream().map(share -> share.substring(40, 90)).toList();
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("keys/main/backups", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }

  private void refusedCustodian(Map<String, ?> body, String message) {
    Reply reply = bench.write("custodians/bad", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }

  private void faulty(String drill, Map<String, ?> body, String message) {
    Reply reply = bench.write(drill + "/shares", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
    assertThat(reply.body().toString()).doesNotContain("academic", "horse");
  }
}
