package io.holdfast.engine.bitcoin.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.bip85.ChildSecrets;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.KeySource;
import io.holdfast.engine.bitcoin.key.NewKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One child of a key: its place in BIP-85's tree.
 *
 * @param parameters what stands between the application and the index: language and words, a
 *     length, sides and rolls, an identity
 */
record Child(Application application, List<Integer> parameters, int index) {
  private static final int PURPOSE = 83696968;

  Child {
    parameters = List.copyOf(parameters);
  }

  private List<Integer> steps() {
    List<Integer> steps = new ArrayList<>(List.of(application.number()));
    steps.addAll(parameters);
    steps.add(index);
    return steps;
  }

  /** Its derivation path, of which no two children share one. */
  DerivationPath path() {
    DerivationPath path = DerivationPath.of(ChildNumber.hardened(PURPOSE));
    for (int step : steps()) {
      path = path.child(ChildNumber.hardened(step));
    }
    return path;
  }

  /** The steps of the path behind the purpose, as they stand in URLs: {@code 39-0-12-0}. */
  String id() {
    return steps().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  /** The same with another index. */
  Child at(int other) {
    return new Child(application, parameters, other);
  }

  /** The child as a key; the caller closes it. */
  NewKey key(ChildSecrets secrets, Network network) {
    return switch (application) {
      case MNEMONIC -> {
        try (Mnemonic mnemonic = mnemonic(secrets)) {
          yield NewKey.ofMnemonic(KeySource.BIP85, mnemonic, "", network);
        }
      }
      case XPRV ->
          NewKey.ofExtended(KeySource.BIP85, secrets.masterKey(index), Optional.empty(), network);
      case WIF -> NewKey.ofSingle(KeySource.BIP85, secrets.hdSeed(index), network);
      case HEX, BASE64_PASSWORD, BASE85_PASSWORD, DICE, NOSTR ->
          throw new IllegalStateException(application + " is no key");
    };
  }

  private Mnemonic mnemonic(ChildSecrets secrets) {
    return secrets.mnemonic(language(), parameters.get(1), index);
  }

  private Language language() {
    return Arrays.stream(Language.values())
        .filter(each -> each != Language.RUSSIAN && each != Language.TURKISH)
        .filter(each -> ChildSecrets.code(each) == parameters.getFirst())
        .findFirst()
        .orElseThrow();
  }

  /** Adds the child itself to an answer, for the owner of an exportable key. */
  void reveal(ChildSecrets secrets, ObjectNode view) {
    switch (application) {
      case MNEMONIC -> {
        try (Mnemonic mnemonic = mnemonic(secrets)) {
          view.put("mnemonic", mnemonic.reveal());
        }
      }
      case XPRV -> {
        try (ExtendedPrivateKey key = secrets.masterKey(index)) {
          view.put("xprv", key.reveal());
        }
      }
      case WIF -> {
        try (WifKey key = secrets.hdSeed(index)) {
          view.put("wif", key.reveal());
        }
      }
      case HEX -> {
        try (SecretBytes bytes = secrets.bytes(parameters.getFirst(), index)) {
          String hex = bytes.use(HexFormat.of()::formatHex);
          view.put("hex", hex);
        }
      }
      case BASE64_PASSWORD ->
          text(view, "password", secrets.base64Password(parameters.getFirst(), index));
      case BASE85_PASSWORD ->
          text(view, "password", secrets.base85Password(parameters.getFirst(), index));
      case DICE -> {
        int[] rolls = secrets.dice(parameters.getFirst(), parameters.get(1), index);
        view.put(
            "rolls",
            Arrays.stream(rolls).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        Arrays.fill(rolls, 0);
      }
      case NOSTR -> text(view, "nsec", secrets.nostrKey(parameters.getFirst(), index));
    }
  }

  private static void text(ObjectNode view, String name, SecretBytes ascii) {
    try (ascii) {
      String text = ascii.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      view.put(name, text);
    }
  }
}
