package io.holdfast.bitcoin.wallet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** No MuSig2 fields make either round, or finishing, fail in any other way than by name. */
@Tag("long")
final class Musig2FuzzTest {
  private static final Wallet KEY_PATH = Cosigner.wallet("tr(musig(A/<0;1>/*,B/<0;1>/*))");
  private static final Wallet LEAF = Cosigner.wallet("tr(NOBODY,pk(musig(A,B)/<0;1>/*))");

  static Stream<byte[]> samples() {
    return Stream.of(KEY_PATH, LEAF)
        .flatMap(wallet -> {
          Cosigner one = new Cosigner(1, wallet);
          Cosigner two = new Cosigner(2, wallet);
          Psbt draft = Cosigner.payment(wallet, 98_000);
          Psbt nonces = two.firstRound(one.firstRound(draft).psbt()).psbt();
          Psbt partial = one.secondRound(nonces).psbt();
          return Stream.of(draft, nonces, partial).map(Psbt::serialize);
        });
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void fieldsAreRefusedOrSigned(byte[] data) {
    Psbt psbt;
    try {
      psbt = Psbt.parse(data);
    } catch (BitcoinException _) {
      return;
    }
    for (Wallet wallet : new Wallet[] {KEY_PATH, LEAF}) {
      Cosigner owner = new Cosigner(1, wallet);
      try {
        var _ = owner.needsNonces(psbt);
        Psbt nonces = owner.firstRound(psbt).psbt();
        var _ = owner.secondRound(nonces);
        var _ = Cosigner.SIGNER.finish(PsbtCheck.check(psbt, Network.REGTEST));
      } catch (BitcoinException _) {
        // Refused by name.
      } finally {
        owner.memory.clear();
      }
    }
  }
}
