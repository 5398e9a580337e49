package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Multi;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.script.Taproot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a script expression into the scripts at one place, a branch and an index. */
final class ScriptDerivation {
  private final int branch;
  private final int index;
  private final OutputKeys known;
  private final List<DerivedKey> keys = new ArrayList<>();
  private final List<DerivedAggregate> aggregates = new ArrayList<>();

  private ScriptDerivation(int branch, int index, OutputKeys known) {
    this.known = known;
    this.branch = branch;
    this.index = index;
  }

  /** One script, or the two or four of combo(). */
  static List<DerivedScript> derive(
      ScriptExpression expression, int branch, int index, OutputKeys known) {
    if (expression instanceof ScriptExpression.Combo(KeyExpression key)) {
      return combo(key, branch, index, known);
    }
    return List.of(new ScriptDerivation(branch, index, known).top(expression));
  }

  private static List<DerivedScript> combo(
      KeyExpression key, int branch, int index, OutputKeys known) {
    Stream<ScriptExpression> legacy =
        Stream.of(new ScriptExpression.Pk(key), new ScriptExpression.Pkh(key));
    ScriptExpression segwit = new ScriptExpression.Wpkh(key);
    boolean compressed = key.derive(branch, index).publicKey().size() == 33;
    Stream<ScriptExpression> all =
        compressed
            ? Stream.concat(legacy, Stream.of(segwit, new ScriptExpression.Sh(segwit)))
            : legacy;
    return all.map(each -> new ScriptDerivation(branch, index, known).top(each)).toList();
  }

  private DerivedScript top(ScriptExpression expression) {
    return switch (expression) {
      case ScriptExpression.Sh(ScriptExpression.Wsh(ScriptExpression inner)) -> {
        Script witness = script(inner);
        Script redeem = Scripts.p2wshOf(witness);
        yield derived(
            Scripts.p2shOf(redeem), Optional.of(redeem), Optional.of(witness), Optional.empty());
      }
      case ScriptExpression.Sh(ScriptExpression inner) -> {
        Script redeem = script(inner);
        yield derived(
            Scripts.p2shOf(redeem), Optional.of(redeem), Optional.empty(), Optional.empty());
      }
      case ScriptExpression.Wsh(ScriptExpression inner) -> {
        Script witness = script(inner);
        yield derived(
            Scripts.p2wshOf(witness), Optional.empty(), Optional.of(witness), Optional.empty());
      }
      case ScriptExpression.Tr(KeyExpression internal, Optional<ScriptTree> tree) -> {
        TaprootScripts scripts = taproot(internal, tree);
        yield derived(
            Scripts.p2tr(known.of(scripts.internalKey(), scripts.merkleRoot()).xOnly()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(scripts));
      }
      case ScriptExpression.Pk _,
          ScriptExpression.Pkh _,
          ScriptExpression.Wpkh _,
          ScriptExpression.Combo _,
          Multi _,
          ScriptExpression.Mini _,
          ScriptExpression.RawTr _,
          ScriptExpression.Raw _,
          ScriptExpression.Addr _ ->
          derived(script(expression), Optional.empty(), Optional.empty(), Optional.empty());
    };
  }

  private DerivedScript derived(
      Script output,
      Optional<Script> redeem,
      Optional<Script> witness,
      Optional<TaprootScripts> taproot) {
    return new DerivedScript(output, redeem, witness, taproot, keys, aggregates);
  }

  /** The script of an expression outside tapscript. */
  private Script script(ScriptExpression expression) {
    return switch (expression) {
      case ScriptExpression.Pk(KeyExpression key) -> Scripts.p2pk(publicKey(key));
      case ScriptExpression.Pkh(KeyExpression key) -> Scripts.p2pkhOf(publicKey(key));
      case ScriptExpression.Wpkh(KeyExpression key) -> Scripts.p2wpkhOf(publicKey(key));
      case Multi multi -> {
        List<Bytes> all = multi.keys().stream().map(this::publicKey).toList();
        yield multi.kind().isSorted()
            ? Scripts.sortedMultisig(multi.threshold(), all)
            : Scripts.multisig(multi.threshold(), all);
      }
      case ScriptExpression.Mini(Miniscript<KeyExpression> script) ->
          script.script(this::publicKey);
      case ScriptExpression.RawTr(KeyExpression key) -> Scripts.p2tr(xOnly(key));
      case ScriptExpression.Raw(Script script) -> script;
      case ScriptExpression.Addr(String _, Script script) -> script;
      case ScriptExpression.Sh _,
          ScriptExpression.Wsh _,
          ScriptExpression.Tr _,
          ScriptExpression.Combo _ ->
          throw new IllegalStateException("the parser lets these stand at the top only");
    };
  }

  private TaprootScripts taproot(KeyExpression internal, Optional<ScriptTree> tree) {
    Bytes internalKey = xOnly(internal);
    if (tree.isEmpty()) {
      return new TaprootScripts(internalKey, Optional.empty(), List.of());
    }
    Node root = node(tree.get());
    return new TaprootScripts(internalKey, Optional.of(root.hash), root.leaves);
  }

  private record Node(Bytes hash, List<TaprootScripts.Leaf> leaves) {}

  private Node node(ScriptTree tree) {
    return switch (tree) {
      case ScriptTree.Leaf(ScriptExpression expression) -> {
        int before = keys.size();
        Script script = tapscript(expression);
        List<Bytes> own =
            keys.subList(before, keys.size()).stream().map(DerivedKey::xOnly).toList();
        TaprootScripts.Leaf leaf = new TaprootScripts.Leaf(script, List.of(), own);
        yield new Node(leaf.hash(), List.of(leaf));
      }
      case ScriptTree.Branch(ScriptTree left, ScriptTree right) -> {
        Node first = node(left);
        Node second = node(right);
        yield new Node(
            Taproot.branchHash(first.hash, second.hash),
            Stream.concat(beside(first, second.hash), beside(second, first.hash)).toList());
      }
    };
  }

  private static Stream<TaprootScripts.Leaf> beside(Node node, Bytes sibling) {
    return node.leaves.stream()
        .map(leaf ->
            new TaprootScripts.Leaf(
                leaf.script(),
                Stream.concat(leaf.path().stream(), Stream.of(sibling)).toList(),
                leaf.keys()));
  }

  private Script tapscript(ScriptExpression expression) {
    return switch (expression) {
      case ScriptExpression.Pk(KeyExpression key) -> Scripts.p2pk(xOnly(key));
      case ScriptExpression.Pkh(KeyExpression key) ->
          Scripts.p2pkh(Bytes.of(Hashes.hash160(xOnly(key).toArray())));
      case Multi multi -> multiA(multi);
      case ScriptExpression.Mini(Miniscript<KeyExpression> script) -> script.script(this::xOnly);
      case ScriptExpression.RawTr _,
          ScriptExpression.Wpkh _,
          ScriptExpression.Sh _,
          ScriptExpression.Wsh _,
          ScriptExpression.Tr _,
          ScriptExpression.Combo _,
          ScriptExpression.Raw _,
          ScriptExpression.Addr _ ->
          throw new IllegalStateException("the parser lets none of these stand in a tree");
    };
  }

  private Script multiA(Multi multi) {
    Stream<Bytes> all = multi.keys().stream().map(this::xOnly);
    List<Bytes> ordered = (multi.kind().isSorted() ? all.sorted() : all).toList();
    ScriptBuilder script = new ScriptBuilder();
    for (int i = 0; i < ordered.size(); i++) {
      script.push(ordered.get(i)).op(i == 0 ? OpCodes.OP_CHECKSIG : OpCodes.OP_CHECKSIGADD);
    }
    return script.number(multi.threshold()).op(OpCodes.OP_NUMEQUAL).build();
  }

  private Bytes publicKey(KeyExpression key) {
    return note(key).publicKey();
  }

  private Bytes xOnly(KeyExpression key) {
    return note(key).xOnly();
  }

  private DerivedKey note(KeyExpression key) {
    Optional<DerivedAggregate> aggregate = key.deriveAggregate(branch, index);
    aggregate.ifPresent(aggregates::add);
    DerivedKey derived =
        aggregate.map(DerivedAggregate::derived).orElseGet(() -> key.derive(branch, index));
    keys.add(derived);
    return derived;
  }
}
