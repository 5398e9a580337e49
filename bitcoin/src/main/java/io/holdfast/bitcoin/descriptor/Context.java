package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.miniscript.ScriptContext;
import java.util.Optional;

/** Where an expression stands; it decides which expressions and which keys are allowed there. */
enum Context {
  TOP("at the top level"),
  SH("inside sh()"),
  WSH("inside wsh()"),
  TR("inside tr()"),
  MUSIG("inside musig()");

  private final String place;

  Context(String place) {
    this.place = place;
  }

  /** Where scripts of miniscript may stand, what kind of script they are. */
  Optional<ScriptContext> scriptContext() {
    return switch (this) {
      case TOP, SH, MUSIG -> Optional.empty();
      case WSH -> Optional.of(ScriptContext.P2WSH);
      case TR -> Optional.of(ScriptContext.TAPSCRIPT);
    };
  }

  /** As an error names it. */
  String place() {
    return place;
  }

  boolean allowsUncompressedKeys() {
    return this == TOP || this == SH;
  }

  boolean allowsXOnlyKeys() {
    return this == TR;
  }
}
