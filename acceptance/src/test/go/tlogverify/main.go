// Tlogverify checks a log directory with the transparency log code of the Go project, which shares
// nothing with the log that wrote it: golang.org/x/mod/sumdb/note and .../tlog.
//
//	tlogverify DIR VKEY
//
// It verifies the checkpoint's signature, that every entry is the leaf that the tiles prove under the
// signed root, an inclusion proof of each entry (of every 97th in a large log), and consistency proofs
// from earlier sizes. It prints "ok SIZE", or what is wrong and exits with 1.
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight   = 8
	tileWidth    = 1 << tileHeight
	everyProof   = 10_000
	proofStride  = 97
	oldTreeSteps = 64
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: tlogverify DIR VKEY")
		os.Exit(2)
	}
	size, err := verify(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlogverify:", err)
		os.Exit(1)
	}
	fmt.Println("ok", size)
}

func verify(dir, vkey string) (int64, error) {
	tree, err := openCheckpoint(dir, vkey)
	if err != nil {
		return 0, err
	}
	proven := tlog.TileHashReader(tree, tileReader(dir))
	computed, err := hashEntries(dir, tree.N, proven)
	if err != nil {
		return 0, err
	}
	root, err := tlog.TreeHash(tree.N, computed)
	if err != nil {
		return 0, err
	}
	if root != tree.Hash {
		return 0, fmt.Errorf("the entries have the root %v, the checkpoint signs %v", root, tree.Hash)
	}
	if err := checkInclusion(tree, proven, computed); err != nil {
		return 0, err
	}
	return tree.N, checkConsistency(tree, proven, computed)
}

func openCheckpoint(dir, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(strings.TrimSpace(vkey))
	if err != nil {
		return tlog.Tree{}, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return tlog.Tree{}, err
	}
	checkpoint, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	lines := strings.Split(checkpoint.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("checkpoint: not one of %q: %q", verifier.Name(), checkpoint.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	hash, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	return tlog.Tree{N: size, Hash: hash}, nil
}

// A tileReader reads the tiles of a directory in the layout of C2SP tlog-tiles, which leaves out the
// tile height that the package's own paths begin with.
type tileReader string

func (tileReader) Height() int { return tileHeight }

func (tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

func (dir tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		content, err := dir.read(tile)
		if err != nil {
			return nil, err
		}
		data[i] = content
	}
	return data, nil
}

func (dir tileReader) read(tile tlog.Tile) ([]byte, error) {
	content, err := os.ReadFile(dir.path(tile))
	if errors.Is(err, fs.ErrNotExist) && tile.W < tileWidth {
		full := tile
		full.W = tileWidth
		if content, err = os.ReadFile(dir.path(full)); err == nil && len(content) >= tile.W*tlog.HashSize {
			content = content[:tile.W*tlog.HashSize]
		}
	}
	return content, err
}

func (dir tileReader) path(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return filepath.Join(string(dir), "tile", path)
}

// Stored hashes, as the package numbers them.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[i] = h[index]
	}
	return found, nil
}

// hashEntries hashes the entries of all bundles and compares each with its proven leaf.
func hashEntries(dir string, size int64, proven tlog.HashReader) (hashes, error) {
	var computed hashes
	for first := int64(0); first < size; first += tileWidth {
		width := min(tileWidth, size-first)
		entries, err := readBundle(dir, first/tileWidth, int(width))
		if err != nil {
			return nil, err
		}
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		leaves, err := proven.ReadHashes(indexes)
		if err != nil {
			return nil, err
		}
		for i, entry := range entries {
			index := first + int64(i)
			if tlog.RecordHash(entry) != leaves[i] {
				return nil, fmt.Errorf("entry %d is not the one that was logged", index)
			}
			more, err := tlog.StoredHashes(index, entry, computed)
			if err != nil {
				return nil, err
			}
			computed = append(computed, more...)
		}
	}
	return computed, nil
}

func readBundle(dir string, index int64, width int) ([][]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: 0, N: index, W: width}
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/0/", tileHeight))
	data, err := os.ReadFile(filepath.Join(dir, "tile", "entries", path))
	if errors.Is(err, fs.ErrNotExist) && width < tileWidth {
		full, _, _ := strings.Cut(path, ".p/")
		data, err = os.ReadFile(filepath.Join(dir, "tile", "entries", full))
	}
	if err != nil {
		return nil, err
	}
	entries := make([][]byte, 0, width)
	for len(entries) < width {
		if len(data) < 2 {
			return nil, fmt.Errorf("bundle %s ends after %d entries", path, len(entries))
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		if len(data) < end {
			return nil, fmt.Errorf("bundle %s: entry %d is cut off", path, len(entries))
		}
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	return entries, nil
}

func checkInclusion(tree tlog.Tree, proven, computed tlog.HashReader) error {
	step := int64(1)
	if tree.N > everyProof {
		step = proofStride
	}
	for index := int64(0); index < tree.N; index += step {
		proof, err := tlog.ProveRecord(tree.N, index, proven)
		if err != nil {
			return err
		}
		leaf, err := computed.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0]); err != nil {
			return fmt.Errorf("inclusion of entry %d: %w", index, err)
		}
	}
	return nil
}

func checkConsistency(tree tlog.Tree, proven, computed tlog.HashReader) error {
	step := tree.N/oldTreeSteps + 1
	for old := int64(1); old <= tree.N; old += step {
		root, err := tlog.TreeHash(old, computed)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, old, proven)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, root); err != nil {
			return fmt.Errorf("consistency with size %d: %w", old, err)
		}
	}
	return nil
}
