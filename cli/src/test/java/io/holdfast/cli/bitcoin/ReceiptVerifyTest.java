package io.holdfast.cli.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.bitcoin.policy.receipt.ReceiptSigner;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.crypto.sign.Ed25519;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor learns from the exit code whether a receipt is genuine and follows from its facts. */
class ReceiptVerifyTest {
  private static final byte[] SEED = new byte[32];
  private static final PublicKey KEY =
      PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(SEED)));

  @TempDir Path home;

  private static final ReceiptSigner SIGNER =
      new ReceiptSigner() {
        @Override
        public PublicKey publicKey() {
          return KEY;
        }

        @Override
        public byte[] sign(byte[] message) {
          return Ed25519.sign(SEED, message);
        }
      };

  private static String receipt() {
    Script script = Script.fromHex("0014" + "11".repeat(20));
    DecisionFacts facts =
        DecisionFacts.of(
            new TransactionFacts(
                Network.REGTEST,
                TxId.ZERO,
                2,
                0,
                List.of(
                    new InputFact(
                        0,
                        new OutPoint(TxId.ZERO, 0),
                        100_000,
                        script,
                        "p2wpkh",
                        0,
                        "ALL",
                        Optional.of(Place.receive(0)))),
                List.of(
                    new OutputFact(
                        0,
                        99_000,
                        script,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())),
                1000,
                150),
            new Circumstances(
                "hot",
                Instant.EPOCH,
                new Initiator("", "", List.of()),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Granted.NOTHING));
    TransactionPolicy policy =
        TransactionPolicy.parse(Map.of("max_feerate", "12.5", "condition", "tx.fee < 2000"));
    return Canonical.text(
        Receipt.issue("suppliers", 2, policy, facts, policy.decide(facts), SIGNER).toDocument());
  }

  private Result verify(String text, String... flags) throws IOException {
    Path file = Files.writeString(home.resolve("receipt.json"), text);
    return new CommandLineRun(home)
        .run(
            Stream.of(
                    Stream.of("bitcoin", "receipt", "verify"),
                    Stream.of(flags),
                    Stream.of(file.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
  }

  @Test
  void aGenuineReceiptEndsWith0() throws IOException {
    Result result = verify(receipt(), "-public-key=" + KEY);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("suppliers, version 2")
        .contains("allowed")
        .contains("The receipt is genuine, and its policy decides the same again.")
        .doesNotContain("WARNING");
  }

  @Test
  void itMayStandWithinTheAnswerThatBroughtIt() throws IOException {
    Result result = verify("{\"data\": {\"receipt\": " + receipt() + "}}", "-public-key=" + KEY);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aKeyThatIsNotPinnedIsWarnedOf() throws IOException {
    assertThat(verify(receipt()).out()).contains("WARNING: the key was taken from the receipt");
  }

  @Test
  void whatWasChangedIsFound() throws IOException {
    Result result =
        verify(receipt().replace("\"time\":\"1970", "\"time\":\"1971"), "-public-key=" + KEY);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .contains("FOUND: the signature is not one over this receipt")
        .contains("The receipt does NOT hold.");
  }

  @Test
  void aFileOfSomethingElseEndsWith1() throws IOException {
    assertThat(verify("{\"a\":1}").exitCode()).isEqualTo(1);
    assertThat(verify("nothing").exitCode()).isEqualTo(1);
    assertThat(verify(receipt(), "-public-key=x").exitCode()).isEqualTo(1);
  }
}
