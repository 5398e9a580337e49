package io.holdfast.bitcoin.miniscript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random expressions are spent in transactions that script interpreters run. */
class SatisfierTest {
  private static final List<Long> SEQUENCES = List.of(0xffff_ffffL, 0xffff_fffdL, 10L, 4194314L);
  private static final List<Long> LOCK_TIMES = List.of(0L, 100L, 500_000_100L);

  private final TestKeys keys = new TestKeys("miniscript");
  private final SelfCheck interpreters = SelfCheck.available();
  private final Map<Bytes, Integer> numbers = new HashMap<>();
  private int satisfied;

  @ParameterizedTest
  @EnumSource(ScriptContext.class)
  void whatASaneExpressionMeansIsWhatSatisfiesItsScript(ScriptContext context) {
    Random random = new Random(379);
    RandomMiniscripts<Bytes> miniscripts =
        new RandomMiniscripts<>(context, random, () -> key(context));
    int sane = 0;
    while (sane < 300) {
      numbers.clear();
      Miniscript<Bytes> next = miniscripts.next();
      if (!next.isSane(Bytes::hex)) {
        continue;
      }
      sane++;
      for (int i = 0; i < 4; i++) {
        spend(next, random);
      }
    }
    assertThat(satisfied).isGreaterThan(200);
  }

  private Bytes key(ScriptContext context) {
    int number = numbers.size();
    Bytes key = keys.key(number).slice(33 - context.keySize(), 33);
    numbers.put(key, number);
    return key;
  }

  private void spend(Miniscript<Bytes> miniscript, Random random) {
    ScriptContext context = miniscript.context();
    Script script = miniscript.script(key -> key);
    Set<Bytes> signers = new HashSet<>();
    numbers.keySet().stream().sorted().filter(_ -> random.nextInt(4) > 0).forEach(signers::add);
    boolean preimages = random.nextInt(4) > 0;
    long sequence = SEQUENCES.get(random.nextInt(SEQUENCES.size()));
    long lockTime = LOCK_TIMES.get(random.nextInt(LOCK_TIMES.size()));
    Bytes internalKey = keys.xOnly(1000);
    Bytes leaf = Taproot.leafHash(Taproot.LEAF_TAPSCRIPT, script);
    Taproot.OutputKey output = Taproot.outputKey(internalKey, Optional.of(leaf));
    boolean tapscript = context == ScriptContext.TAPSCRIPT;
    TxOut spent =
        new TxOut(10_000, tapscript ? Scripts.p2tr(output.xOnly()) : Scripts.p2wshOf(script));
    TxIn unsigned = TxIn.unsigned(new OutPoint(TxId.ZERO, 1), sequence);
    List<TxOut> outputs = List.of(new TxOut(9_000, Scripts.p2wpkhOf(keys.key(1001))));
    Transaction transaction = new Transaction(2, List.of(unsigned), outputs, lockTime);
    SegwitSighash hashes = new SegwitSighash(transaction, List.of(spent));
    byte[] hash =
        tapscript
            ? hashes.taprootScriptPath(0, SighashType.DEFAULT, leaf)
            : hashes.version0(0, script, SighashType.ALL);
    Assets assets =
        new Assets() {
          @Override
          public Optional<Bytes> signature(Bytes key) {
            return signers.contains(key)
                ? Optional.of(sign(key, hash, tapscript))
                : Optional.empty();
          }

          @Override
          public Optional<Bytes> preimage(HashFunction function, Bytes wanted) {
            for (int i = 0; preimages && i < 4; i++) {
              if (function.of(RandomMiniscripts.preimage(i)).equals(wanted)) {
                return Optional.of(RandomMiniscripts.preimage(i));
              }
            }
            return Optional.empty();
          }

          @Override
          public SpendTime time() {
            return new SpendTime(2, lockTime, sequence);
          }
        };
    Miniscript<Bytes> decoded = Miniscript.decode(context, script, miniscript.keys()).orElseThrow();
    Optional<List<Bytes>> stack = Satisfier.satisfy(decoded, assets);

    assertThat(stack.isPresent())
        .as("%s by %s at %s", miniscript, signers, assets.time())
        .isEqualTo(means(miniscript.expression(), assets));
    if (stack.isEmpty()) {
      return;
    }
    satisfied++;
    int size = new Witness(stack.get()).size() - 1;
    assertThat(size)
        .isBetween(miniscript.limits().leastWitness() - 4, miniscript.limits().mostWitness());
    List<Bytes> items = new ArrayList<>(stack.get());
    items.add(script.bytes());
    if (tapscript) {
      int parity = output.oddY() ? 1 : 0;
      items.add(
          new ByteWriter().int8(Taproot.LEAF_TAPSCRIPT | parity).bytes(internalKey).toBytes());
    }
    TxIn signed = new TxIn(unsigned.previous(), Script.EMPTY, sequence, new Witness(items));
    interpreters.verify(
        new Transaction(2, List.of(signed), outputs, lockTime), List.of(spent), List.of(0));
  }

  private Bytes sign(Bytes key, byte[] hash, boolean schnorr) {
    byte[] secret = keys.privateKey(requireNonNull(numbers.get(key)));
    if (schnorr) {
      return Bytes.of(Secp256k1.signSchnorr(secret, hash, new byte[32]));
    }
    byte[] der = Secp256k1.toDer(Secp256k1.signEcdsa(secret, hash));
    return new ByteWriter().bytes(der).int8(SighashType.ALL).toBytes();
  }

  /** Whether the conditions that an expression stands for hold. */
  private static boolean means(Expression<Bytes> expression, Assets assets) {
    return switch (expression) {
      case Expression.Zero<Bytes> _, Expression.KeyHash<Bytes> _ -> false;
      case Expression.One<Bytes> _ -> true;
      case Expression.PkK<Bytes>(Bytes key) -> assets.signature(key).isPresent();
      case Expression.PkH<Bytes>(Bytes key) -> assets.signature(key).isPresent();
      case Expression.Older<Bytes>(long value) -> assets.time().ages(value);
      case Expression.After<Bytes>(long value) -> assets.time().reaches(value);
      case Expression.Hash<Bytes>(var function, var hash) ->
          assets.preimage(function, hash).isPresent();
      case Expression.Multi<Bytes>(int threshold, var all) ->
          all.stream().filter(key -> assets.signature(key).isPresent()).count() >= threshold;
      case Expression.MultiA<Bytes>(int threshold, var all) ->
          all.stream().filter(key -> assets.signature(key).isPresent()).count() >= threshold;
      case Expression.AndOr<Bytes>(var x, var y, var z) ->
          (means(x, assets) && means(y, assets)) || means(z, assets);
      case Expression.AndV<Bytes>(var x, var y) -> means(x, assets) && means(y, assets);
      case Expression.AndB<Bytes>(var x, var y) -> means(x, assets) && means(y, assets);
      case Expression.OrB<Bytes>(var x, var z) -> means(x, assets) || means(z, assets);
      case Expression.OrC<Bytes>(var x, var z) -> means(x, assets) || means(z, assets);
      case Expression.OrD<Bytes>(var x, var z) -> means(x, assets) || means(z, assets);
      case Expression.OrI<Bytes>(var x, var z) -> means(x, assets) || means(z, assets);
      case Expression.Thresh<Bytes>(int threshold, var all) ->
          all.stream().filter(each -> means(each, assets)).count() >= threshold;
      case Expression.Wrap<Bytes>(var _, var inner) -> means(inner, assets);
    };
  }
}
