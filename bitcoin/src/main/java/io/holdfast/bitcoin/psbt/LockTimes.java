package io.holdfast.bitcoin.psbt;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The lock time of a version 2 PSBT (BIP-370, "Determining Lock Time"). */
final class LockTimes {
  private LockTimes() {}

  static long determine(List<PsbtInput> inputs, long fallback) {
    List<PsbtInput> requiring =
        inputs.stream()
            .filter(input -> input.requiredHeight().isPresent() || input.requiredTime().isPresent())
            .toList();
    if (requiring.isEmpty()) {
      return fallback;
    }
    OptionalLong height = greatest(requiring, PsbtInput::requiredHeight);
    if (height.isPresent()) {
      return height.getAsLong();
    }
    return greatest(requiring, PsbtInput::requiredTime)
        .orElseThrow(() ->
            new PsbtException(
                "PSBT: some inputs have only a required_time_locktime and others only a"
                    + " required_height_locktime, so that no lock time suits all"));
  }

  /** The greatest, if all of them have one. */
  private static OptionalLong greatest(
      List<PsbtInput> inputs, Function<PsbtInput, OptionalLong> lockTime) {
    return inputs.stream().allMatch(input -> lockTime.apply(input).isPresent())
        ? inputs.stream().mapToLong(input -> lockTime.apply(input).getAsLong()).max()
        : OptionalLong.empty();
  }
}
