package io.holdfast.bench;

/** One run of each server after the other. */
record Round(Measured ours, Measured theirs) {
  static Round reversed(Measured theirs, Measured ours) {
    return new Round(ours, theirs);
  }

  double ratio() {
    return ours.result().perSecond() / theirs.result().perSecond();
  }
}
