package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins PSBTs of one transaction into one that has the fields of all (BIP-174's combiner). Where
 * two have different values for one key, that of the earlier PSBT stays, as the BIP leaves open;
 * what is wrong in it is found when the result is checked, signed or finalized.
 */
public final class Combiner {
  private static final int HAS_SINGLE = 4;

  private Combiner() {}

  /**
   * Combines at least one PSBT.
   *
   * @throws PsbtException if they are not all of one version and transaction
   */
  public static Psbt combine(List<Psbt> psbts) {
    if (psbts.isEmpty()) {
      throw new PsbtException("PSBT: nothing to combine");
    }
    Psbt combined = psbts.getFirst();
    for (int i = 1; i < psbts.size(); i++) {
      combined = merge(combined, psbts.get(i), i);
    }
    return combined;
  }

  private static Psbt merge(Psbt first, Psbt other, int position) {
    if (first.version() != other.version()) {
      throw new PsbtException(
          "PSBT: number "
              + position
              + " has version "
              + other.version()
              + ", and the first one has "
              + first.version()
              + "; only PSBTs of one version can be combined");
    }
    // In version 2 an updater may change sequence numbers, which the identity leaves out.
    if (!Identity.of(first).equals(Identity.of(other))) {
      throw new PsbtException(
          "PSBT: number " + position + " is of another transaction than the first one");
    }
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < first.inputs().size(); i++) {
      PsbtMap added = other.inputs().get(i).map();
      inputs.add(first.inputs().get(i).edit(map -> union(map, added)));
    }
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < first.outputs().size(); i++) {
      PsbtMap added = other.outputs().get(i).map();
      outputs.add(first.outputs().get(i).edit(map -> union(map, added)));
    }
    return first
        .withGlobalMap(global(first.globalMap(), other.globalMap()))
        .withInputs(inputs)
        .withOutputs(outputs);
  }

  private static PsbtMap global(PsbtMap first, PsbtMap other) {
    Bytes key = GlobalField.TX_MODIFIABLE.key();
    PsbtMap joined = union(first, other);
    if (!joined.entries().containsKey(key)) {
      return joined;
    }
    int ours = flags(first, key);
    int theirs = flags(other, key);
    // What either has fixed by a signature stays fixed; a SINGLE signature of either counts.
    int flags = (ours & theirs & ~HAS_SINGLE) | ((ours | theirs) & HAS_SINGLE);
    return joined.with(key, Bytes.of((byte) flags));
  }

  private static int flags(PsbtMap map, Bytes key) {
    Bytes value = map.entries().get(key);
    return value == null ? 0 : value.at(0);
  }

  private static PsbtMap union(PsbtMap first, PsbtMap other) {
    Map<Bytes, Bytes> missing = new LinkedHashMap<>(other.entries());
    missing.keySet().removeAll(first.entries().keySet());
    return missing.isEmpty() ? first : first.with(missing);
  }
}
