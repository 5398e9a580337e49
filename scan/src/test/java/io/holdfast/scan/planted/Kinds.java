package io.holdfast.scan.planted;

import java.util.ArrayList;
import java.util.List;

/** Every kind. */
public final class Kinds {
  private Kinds() {}

  public static List<Kind> all() {
    Dice dice = new Dice(20260101);
    List<Kind> kinds = new ArrayList<>(WordKinds.all(dice));
    kinds.addAll(CoinKinds.all(dice));
    kinds.addAll(NodeKinds.all(dice));
    kinds.addAll(VenueKinds.all(dice));
    kinds.addAll(TokenKinds.all(dice));
    kinds.addAll(KeyFileKinds.all(dice));
    return kinds;
  }
}
