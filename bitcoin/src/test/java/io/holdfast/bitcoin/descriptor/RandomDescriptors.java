package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.miniscript.Expression;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.miniscript.RandomMiniscripts;
import io.holdfast.bitcoin.miniscript.ScriptContext;
import io.holdfast.crypto.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random public descriptors of every type, the same for the same seed. */
final class RandomDescriptors {
  private final Random random;
  private final List<String> accounts = new ArrayList<>();

  RandomDescriptors(long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < 16; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      try (ExtendedPrivateKey master =
          ExtendedPrivateKey.ofSeed(SecretBytes.take(bytes), ExtendedKeyVersion.TEST)) {
        DerivationPath path =
            DerivationPath.of(ChildNumber.hardened(48), ChildNumber.hardened(random.nextInt(9)));
        accounts.add(
            "["
                + new KeyOrigin(master.fingerprint(), path)
                + "]"
                + master.derive(path).publicKey().encode());
      }
    }
  }

  String next() {
    return switch (random.nextInt(10)) {
      case 0 -> "pkh(" + key() + ")";
      case 1 -> "wpkh(" + key() + ")";
      case 2 -> "sh(wpkh(" + key() + "))";
      case 3 -> "wsh(" + multi(random.nextBoolean() ? "multi" : "sortedmulti", 15) + ")";
      case 4 -> "sh(" + multi(random.nextBoolean() ? "multi" : "sortedmulti", 15) + ")";
      case 5 -> "sh(wsh(" + multi(random.nextBoolean() ? "multi" : "sortedmulti", 15) + "))";
      case 6 -> "tr(" + key() + ")";
      case 7 -> "wsh(" + miniscript(ScriptContext.P2WSH) + ")";
      case 8 -> "sh(wsh(" + miniscript(ScriptContext.P2WSH) + "))";
      default -> "tr(" + key() + "," + tree(0) + ")";
    };
  }

  /** Of a type that the other library has no word for: sorted keys in a leaf, or an aggregate. */
  String nextOfOurs() {
    return switch (random.nextInt(3)) {
      case 0 -> "tr(" + key() + "," + multi("sortedmulti_a", 5) + ")";
      case 1 -> "tr(musig(" + key() + "," + key() + "))";
      default ->
          "tr(musig(" + account() + "," + account() + ")/" + random.nextInt(99) + "/<0;1>/*)";
    };
  }

  private String tree(int depth) {
    if (depth < 4 && random.nextBoolean()) {
      return "{" + tree(depth + 1) + "," + tree(depth + 1) + "}";
    }
    return switch (random.nextInt(3)) {
      case 0 -> "pk(" + key() + ")";
      case 1 -> multi("multi_a", 5);
      default -> miniscript(ScriptContext.TAPSCRIPT);
    };
  }

  /** A sane expression. */
  private String miniscript(ScriptContext context) {
    return sane(new RandomMiniscripts<>(context, random, this::key)).print(Function.identity());
  }

  private static Miniscript<String> sane(RandomMiniscripts<String> miniscripts) {
    while (true) {
      Miniscript<String> next = miniscripts.next();
      if (next.isSane(Function.identity())) {
        return next;
      }
    }
  }

  /** An expression, whether it fits together or not. */
  Expression<String> anyExpression(ScriptContext context) {
    return new RandomMiniscripts<>(context, random, this::key).any();
  }

  private String multi(String word, int most) {
    int count = 1 + random.nextInt(most);
    return IntStream.range(0, count)
        .mapToObj(_ -> key())
        .collect(Collectors.joining(",", word + "(" + (1 + random.nextInt(count)) + ",", ")"));
  }

  private String account() {
    return accounts.get(random.nextInt(accounts.size()));
  }

  /** No two keys of a descriptor are alike: other libraries refuse repeated keys. */
  private String key() {
    return account() + "/" + random.nextInt(Integer.MAX_VALUE) + "/<0;1>/*";
  }
}
