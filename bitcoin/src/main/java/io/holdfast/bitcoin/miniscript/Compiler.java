package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import java.util.List;

/** Writes expressions as scripts, by the translation table of BIP-379. */
final class Compiler {
  private static final int PREIMAGE_SIZE = 32;

  private final ScriptBuilder out = new ScriptBuilder();

  private Compiler() {}

  static Script compile(Expression<Bytes> expression) {
    Compiler compiler = new Compiler();
    compiler.write(expression, false);
    return compiler.out.build();
  }

  /**
   * Appends an expression.
   *
   * @param verify whether in its verifying form, which leaves nothing on the stack
   */
  private void write(Expression<Bytes> expression, boolean verify) {
    switch (expression) {
      case Expression.Zero<Bytes> _ -> out.op(OpCodes.OP_0);
      case Expression.One<Bytes> _ -> out.op(OpCodes.OP_1);
      case Expression.PkK<Bytes>(Bytes key) -> out.push(key);
      case Expression.PkH<Bytes>(Bytes key) -> keyHash(Bytes.of(Hashes.hash160(key.toArray())));
      case Expression.KeyHash<Bytes>(Bytes hash) -> keyHash(hash);
      case Expression.Older<Bytes>(long value) ->
          out.number(value).op(OpCodes.OP_CHECKSEQUENCEVERIFY);
      case Expression.After<Bytes>(long value) ->
          out.number(value).op(OpCodes.OP_CHECKLOCKTIMEVERIFY);
      case Expression.Hash<Bytes>(HashFunction function, Bytes hash) -> {
        out.op(OpCodes.OP_SIZE).number(PREIMAGE_SIZE).op(OpCodes.OP_EQUALVERIFY);
        out.op(function.opcode()).push(hash);
        last(OpCodes.OP_EQUAL, OpCodes.OP_EQUALVERIFY, verify);
        return;
      }
      case Expression.AndOr<Bytes>(var x, var y, var z) -> {
        write(x, false);
        out.op(OpCodes.OP_NOTIF);
        write(z, false);
        out.op(OpCodes.OP_ELSE);
        write(y, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case Expression.AndV<Bytes>(var x, var y) -> {
        write(x, false);
        write(y, verify);
        return;
      }
      case Expression.AndB<Bytes>(var x, var y) -> {
        write(x, false);
        write(y, false);
        out.op(OpCodes.OP_BOOLAND);
      }
      case Expression.OrB<Bytes>(var x, var z) -> {
        write(x, false);
        write(z, false);
        out.op(OpCodes.OP_BOOLOR);
      }
      case Expression.OrC<Bytes>(var x, var z) -> {
        write(x, false);
        out.op(OpCodes.OP_NOTIF);
        write(z, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case Expression.OrD<Bytes>(var x, var z) -> {
        write(x, false);
        out.op(OpCodes.OP_IFDUP).op(OpCodes.OP_NOTIF);
        write(z, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case Expression.OrI<Bytes>(var x, var z) -> {
        out.op(OpCodes.OP_IF);
        write(x, false);
        out.op(OpCodes.OP_ELSE);
        write(z, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case Expression.Thresh<Bytes>(int threshold, var all) -> {
        for (int i = 0; i < all.size(); i++) {
          write(all.get(i), false);
          if (i > 0) {
            out.op(OpCodes.OP_ADD);
          }
        }
        out.number(threshold);
        last(OpCodes.OP_EQUAL, OpCodes.OP_EQUALVERIFY, verify);
        return;
      }
      case Expression.Multi<Bytes>(int threshold, List<Bytes> keys) -> {
        out.number(threshold);
        keys.forEach(out::push);
        out.number(keys.size());
        last(OpCodes.OP_CHECKMULTISIG, OpCodes.OP_CHECKMULTISIGVERIFY, verify);
        return;
      }
      case Expression.MultiA<Bytes>(int threshold, List<Bytes> keys) -> {
        for (int i = 0; i < keys.size(); i++) {
          out.push(keys.get(i)).op(i == 0 ? OpCodes.OP_CHECKSIG : OpCodes.OP_CHECKSIGADD);
        }
        out.number(threshold);
        last(OpCodes.OP_NUMEQUAL, OpCodes.OP_NUMEQUALVERIFY, verify);
        return;
      }
      case Expression.Wrap<Bytes>(Wrapper wrapper, var inner) -> {
        if (wrap(wrapper, inner, verify)) {
          return;
        }
      }
    }
    if (verify) {
      out.op(OpCodes.OP_VERIFY);
    }
  }

  /** Appends a wrapped expression; whether that took care of the verifying form. */
  private boolean wrap(Wrapper wrapper, Expression<Bytes> inner, boolean verify) {
    switch (wrapper) {
      case ALT -> {
        out.op(OpCodes.OP_TOALTSTACK);
        write(inner, false);
        out.op(OpCodes.OP_FROMALTSTACK);
      }
      case SWAP -> {
        out.op(OpCodes.OP_SWAP);
        write(inner, verify);
        return true;
      }
      case CHECK -> {
        write(inner, false);
        last(OpCodes.OP_CHECKSIG, OpCodes.OP_CHECKSIGVERIFY, verify);
        return true;
      }
      case DUP_IF -> {
        out.op(OpCodes.OP_DUP).op(OpCodes.OP_IF);
        write(inner, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case VERIFY -> write(inner, true);
      case NON_ZERO -> {
        out.op(OpCodes.OP_SIZE).op(OpCodes.OP_0NOTEQUAL).op(OpCodes.OP_IF);
        write(inner, false);
        out.op(OpCodes.OP_ENDIF);
      }
      case ZERO_NOT_EQUAL -> {
        write(inner, false);
        out.op(OpCodes.OP_0NOTEQUAL);
      }
    }
    return false;
  }

  private void keyHash(Bytes hash) {
    out.op(OpCodes.OP_DUP).op(OpCodes.OP_HASH160).push(hash).op(OpCodes.OP_EQUALVERIFY);
  }

  private void last(int plain, int verifying, boolean verify) {
    out.op(verify ? verifying : plain);
  }
}
