package io.holdfast.bitcoin.miniscript;

/**
 * What it costs to run a part of a script in one way, or the worst of several ways.
 *
 * @param keys how many keys OP_CHECKMULTISIG looks at, each of which counts as an operation
 * @param leastBytes of the witness elements it takes, each with the byte of its length
 * @param mostBytes the same at the most
 * @param net how much higher the stack is before it than after it
 * @param peak how much higher the stack gets than it is after it
 */
record Cost(int keys, int leastBytes, int mostBytes, int net, int peak) {
  /** No way at all. */
  static final Cost NEVER = new Cost(-1, 0, 0, 0, 0);

  /** A way of doing nothing. */
  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  /** Something that pushes an element. */
  static final Cost PUSH = step(-1, 0);

  /** Something that takes one element more than it leaves. */
  static final Cost POP = step(1, 1);

  static Cost step(int net, int peak) {
    return new Cost(0, 0, 0, net, peak);
  }

  boolean isPossible() {
    return keys >= 0;
  }

  /** The same for elements of the witness of these sizes. */
  Cost taking(int least, int most) {
    return isPossible() ? new Cost(keys, leastBytes + least, mostBytes + most, net, peak) : this;
  }

  /** This and then {@code next}. */
  Cost then(Cost next) {
    if (!isPossible() || !next.isPossible()) {
      return NEVER;
    }
    return new Cost(
        keys + next.keys,
        leastBytes + next.leastBytes,
        mostBytes + next.mostBytes,
        net + next.net,
        Math.max(next.peak, next.net + peak));
  }

  /** One of the two. */
  Cost or(Cost other) {
    if (!isPossible() || !other.isPossible()) {
      return isPossible() ? this : other;
    }
    return new Cost(
        Math.max(keys, other.keys),
        Math.min(leastBytes, other.leastBytes),
        Math.max(mostBytes, other.mostBytes),
        Math.max(net, other.net),
        Math.max(peak, other.peak));
  }
}
