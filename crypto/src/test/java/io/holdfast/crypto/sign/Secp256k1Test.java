package io.holdfast.crypto.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] ONE = HEX.parseHex("00".repeat(31) + "01");
  private static final byte[] TWO = HEX.parseHex("00".repeat(31) + "02");
  private static final byte[] G =
      HEX.parseHex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
  private static final byte[] ORDER =
      HEX.parseHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

  @Test
  void theKeyOneHasTheGeneratorAsItsPublicKey() {
    assertThat(Secp256k1.publicKey(ONE)).isEqualTo(G);
    assertThat(HEX.formatHex(Secp256k1.decompress(G)))
        .isEqualTo(
            "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
    assertThat(Secp256k1.compress(Secp256k1.decompress(G))).isEqualTo(G);
    assertThat(Secp256k1.compress(G)).isEqualTo(G);
  }

  @Test
  void ecdsaIsDeterministicAsRfc6979HasIt() {
    byte[] signature = Secp256k1.signEcdsa(ONE, sha256("Satoshi Nakamoto"));
    assertThat(HEX.formatHex(signature))
        .isEqualTo(
            "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
                + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
    assertThat(Secp256k1.verifyEcdsa(G, sha256("Satoshi Nakamoto"), signature)).isTrue();
    assertThat(Secp256k1.verifyEcdsa(G, sha256("Craig"), signature)).isFalse();
  }

  @Test
  void aSignatureWithHighSVerifiesOnlyOnceItIsNormalized() {
    byte[] hash = sha256("m");
    byte[] low = Secp256k1.signEcdsa(ONE, hash);
    byte[] high = low.clone();
    byte[] negatedS = Secp256k1.privateNegate(Arrays.copyOfRange(low, 32, 64));
    System.arraycopy(negatedS, 0, high, 32, 32);
    assertThat(Secp256k1.verifyEcdsa(G, hash, high)).isFalse();
    assertThat(Secp256k1.normalize(high)).isEqualTo(low);
    assertThat(Secp256k1.normalize(low)).isEqualTo(low);
  }

  @Test
  void schnorrAgreesWithBip340() {
    List<List<String>> rows = Secp256k1Vectors.rows("bip340.tsv");
    assertThat(rows).hasSize(19);
    for (List<String> row : rows) {
      byte[] publicKey = HEX.parseHex(row.get(2));
      byte[] message = Secp256k1Vectors.bytes(row.get(4));
      byte[] signature = HEX.parseHex(row.get(5));
      assertThat(Secp256k1.verifySchnorr(publicKey, message, signature))
          .as("%s", row)
          .isEqualTo(row.get(6).equals("TRUE"));
      if (!row.get(1).equals("-")) {
        byte[] privateKey = HEX.parseHex(row.get(1));
        assertThat(Secp256k1.signSchnorr(privateKey, message, HEX.parseHex(row.get(3))))
            .as("%s", row)
            .isEqualTo(signature);
      }
    }
  }

  @Test
  void schnorrGivesTheFirstSignatureOfBip340() {
    byte[] three = HEX.parseHex("00".repeat(31) + "03");
    byte[] signature = Secp256k1.signSchnorr(three, new byte[32], new byte[32]);
    assertThat(HEX.withUpperCase().formatHex(signature))
        .isEqualTo(
            "E907831F80848D1069A5371B402410364BDF1C5F8307B0084C55F1CE2DCA8215"
                + "25F66A4A85EA8B71E482A74F382D2CE5EBEEE8FDB2172F477DF4900D310536C0");
  }

  @Test
  void ecdsaAgreesWithWycheproofForBitcoin() {
    agrees("bitcoin", 463, Secp256k1::fromDer);
  }

  @Test
  void ecdsaAgreesWithWycheproofOnceNormalized() {
    agrees(
        "p1363",
        252,
        signature -> {
          if (signature.length != 64) {
            throw new CryptoException("a signature has 64 bytes");
          }
          return Secp256k1.normalize(signature);
        });
    agrees("der", 476, signature -> Secp256k1.normalize(Secp256k1.fromDer(signature)));
  }

  /**
   * @param compact the 64 bytes of a signature in the file's form; throws for what is not in it
   */
  private static void agrees(String file, int count, UnaryOperator<byte[]> compact) {
    List<Secp256k1Vectors.Ecdsa> cases = Secp256k1Vectors.wycheproof(file);
    assertThat(cases).hasSize(count);
    for (Secp256k1Vectors.Ecdsa one : cases) {
      boolean valid;
      try {
        valid =
            Secp256k1.verifyEcdsa(
                one.publicKey(),
                HashAlgorithm.SHA2_256.hash(one.message()),
                compact.apply(one.signature()));
      } catch (CryptoException notInForm) {
        valid = false;
      }
      assertThat(valid).as("%s %s", file, one.number()).isEqualTo(one.isValid());
    }
  }

  @Test
  void tweakingBothHalvesOfAKeyKeepsThemAPair() {
    for (int i = 0; i < 20; i++) {
      byte[] key = Secp256k1.generatePrivateKey();
      byte[] tweak = Secp256k1.generatePrivateKey();
      assertThat(Secp256k1.publicAdd(Secp256k1.publicKey(key), tweak))
          .isEqualTo(Secp256k1.publicKey(Secp256k1.privateAdd(key, tweak)));
      assertThat(Secp256k1.publicNegate(Secp256k1.publicKey(key)))
          .isEqualTo(Secp256k1.publicKey(Secp256k1.privateNegate(key)));
      assertThat(
              Secp256k1.publicCombine(
                  List.of(Secp256k1.publicKey(key), Secp256k1.publicKey(tweak))))
          .isEqualTo(Secp256k1.publicKey(Secp256k1.privateAdd(key, tweak)));
    }
  }

  @Test
  void aTweakOfZeroChangesNothing() {
    assertThat(Secp256k1.privateAdd(TWO, new byte[32])).isEqualTo(TWO);
    assertThat(Secp256k1.publicAdd(G, new byte[32])).isEqualTo(G);
    assertThat(Secp256k1.publicCombine(List.of(G))).isEqualTo(G);
  }

  @Test
  void argumentsStayAsTheyAre() {
    byte[] key = TWO.clone();
    byte[] tweak = ONE.clone();
    byte[] publicKey = G.clone();
    Secp256k1.privateAdd(key, tweak);
    Secp256k1.privateNegate(key);
    Secp256k1.publicAdd(publicKey, tweak);
    Secp256k1.publicNegate(publicKey);
    Secp256k1.signEcdsa(key, tweak);
    Secp256k1.signSchnorr(key, tweak, ONE);
    assertThat(key).isEqualTo(TWO);
    assertThat(tweak).isEqualTo(ONE);
    assertThat(publicKey).isEqualTo(G);
  }

  @Test
  void sumsThatAreZeroAreRefused() {
    byte[] minusOne = Secp256k1.privateNegate(ONE);
    assertRefused(() -> Secp256k1.privateAdd(ONE, minusOne));
    assertRefused(() -> Secp256k1.publicAdd(G, minusOne));
    assertRefused(() -> Secp256k1.publicCombine(List.of(G, Secp256k1.publicNegate(G))));
    assertRefused(() -> Secp256k1.publicCombine(List.of()));
  }

  @Test
  void whatIsOutsideTheGroupIsRefused() {
    byte[] offCurve = G.clone();
    offCurve[32] ^= 1;
    byte[] hybrid = Secp256k1.decompress(G);
    hybrid[0] = 6;
    for (byte[] key : new byte[][] {new byte[32], ORDER, new byte[31], new byte[33]}) {
      assertThat(Secp256k1.isValidPrivateKey(key)).isFalse();
      assertRefused(() -> Secp256k1.publicKey(key));
      assertRefused(() -> Secp256k1.signEcdsa(key, ONE));
      assertRefused(() -> Secp256k1.signSchnorr(key, ONE, ONE));
      assertRefused(() -> Secp256k1.privateAdd(key, ONE));
      assertRefused(() -> Secp256k1.privateNegate(key));
    }
    for (byte[] key : new byte[][] {new byte[33], hybrid, new byte[0], offCurve(offCurve)}) {
      assertThat(Secp256k1.isValidPublicKey(key)).isFalse();
      assertRefused(() -> Secp256k1.decompress(key));
      assertRefused(() -> Secp256k1.publicAdd(key, ONE));
      assertRefused(() -> Secp256k1.publicNegate(key));
      assertRefused(() -> Secp256k1.publicCombine(List.of(G, key)));
      assertThat(Secp256k1.verifyEcdsa(key, ONE, Secp256k1.signEcdsa(ONE, ONE))).isFalse();
    }
    assertRefused(() -> Secp256k1.privateAdd(ONE, ORDER));
    assertRefused(() -> Secp256k1.publicAdd(G, ORDER));
    for (byte[] factor : List.of(new byte[32], ORDER)) {
      assertRefused(() -> Secp256k1.privateMultiply(ONE, factor));
      assertRefused(() -> Secp256k1.publicMultiply(G, factor));
    }
    assertRefused(() -> Secp256k1.signEcdsa(ONE, new byte[31]));
    assertThat(Secp256k1.verifyEcdsa(G, ONE, new byte[64])).isFalse();
    assertThat(Secp256k1.verifySchnorr(new byte[31], ONE, new byte[64])).isFalse();
    assertThat(Secp256k1.verifySchnorr(new byte[32], ONE, new byte[64])).isFalse();
  }

  @Test
  void bothImplementationsAgree() {
    PortableSecp256k1 portable = new PortableSecp256k1();
    for (int i = 0; i < 50; i++) {
      byte[] key = Secp256k1.generatePrivateKey();
      byte[] hash = Randomness.bytes(32);
      byte[] aux = Randomness.bytes(32);
      byte[] publicKey = Secp256k1.publicKey(key);
      assertThat(portable.publicKey(key)).isEqualTo(publicKey);
      assertThat(portable.decompress(publicKey)).isEqualTo(Secp256k1.decompress(publicKey));
      assertThat(portable.signEcdsa(key, hash)).isEqualTo(Secp256k1.signEcdsa(key, hash));
      assertThat(portable.signSchnorr(key, hash, aux))
          .isEqualTo(Secp256k1.signSchnorr(key, hash, aux));
      assertThat(portable.publicAdd(publicKey, key)).isEqualTo(Secp256k1.publicAdd(publicKey, key));
      assertThat(portable.privateMultiply(key, hash))
          .isEqualTo(Secp256k1.privateMultiply(key, hash));
      assertThat(portable.publicMultiply(publicKey, hash))
          .isEqualTo(Secp256k1.publicMultiply(publicKey, hash))
          .isEqualTo(Secp256k1.publicKey(Secp256k1.privateMultiply(key, hash)));
    }
  }

  /** An x whose cube plus 7 is no square: the next one after G's that isn't. */
  private static byte[] offCurve(byte[] candidate) {
    byte[] x = candidate.clone();
    while (Secp256k1.isValidPublicKey(x)) {
      x[32]++;
    }
    return x;
  }

  private static byte[] sha256(String text) {
    return HashAlgorithm.SHA2_256.hash(text.getBytes(UTF_8));
  }

  private static void assertRefused(Runnable action) {
    assertThatExceptionOfType(CryptoException.class).isThrownBy(action::run);
  }
}
