package io.holdfast.bitcoin.verify;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libbitcoinkernel that verify scripts.
 *
 * <p>Loading is global: a native library that is used for money is never unloaded under a call.
 */
final class KernelLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup symbols;
  final MethodHandle transactionCreate;
  final MethodHandle transactionDestroy;
  final MethodHandle scriptCreate;
  final MethodHandle scriptDestroy;
  final MethodHandle outputCreate;
  final MethodHandle outputDestroy;
  final MethodHandle dataCreate;
  final MethodHandle dataDestroy;
  final MethodHandle verify;

  private KernelLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    this.transactionCreate = creator("btck_transaction_create", ADDRESS, JAVA_LONG);
    this.transactionDestroy = destroyer("btck_transaction_destroy");
    this.scriptCreate = creator("btck_script_pubkey_create", ADDRESS, JAVA_LONG);
    this.scriptDestroy = destroyer("btck_script_pubkey_destroy");
    this.outputCreate = creator("btck_transaction_output_create", ADDRESS, JAVA_LONG);
    this.outputDestroy = destroyer("btck_transaction_output_destroy");
    this.dataCreate =
        creator("btck_precomputed_transaction_data_create", ADDRESS, ADDRESS, JAVA_LONG);
    this.dataDestroy = destroyer("btck_precomputed_transaction_data_destroy");
    this.verify =
        function(
            "btck_script_pubkey_verify",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  }

  static KernelLibrary open(String path) {
    try {
      return new KernelLibrary(SymbolLookup.libraryLookup(path, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "libbitcoinkernel can't be loaded from '"
              + path
              + "'; name its file by the system property "
              + KernelLocation.PROPERTY
              + " or the environment variable "
              + KernelLocation.VARIABLE,
          e);
    }
  }

  private MethodHandle creator(String name, MemoryLayout... arguments) {
    return function(name, FunctionDescriptor.of(ADDRESS, arguments));
  }

  private MethodHandle destroyer(String name) {
    return function(name, FunctionDescriptor.ofVoid(ADDRESS));
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    MemorySegment symbol =
        symbols
            .find(name)
            .orElseThrow(() ->
                new IllegalStateException(
                    "this libbitcoinkernel has no function " + name + "; use another version"));
    return LINKER.downcallHandle(symbol, descriptor);
  }
}
