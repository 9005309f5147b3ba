package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	gofs "io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"
	"github.com/tonistiigi/fsutil/types"
)

type ignoreAnswer struct {
	ID string `json:"id"`
	// The files that are sent to the builder, in order.
	Sent  []string `json:"sent"`
	Error string   `json:"error,omitempty"`
}

// ignore tells which files of a build context an ignore file leaves in, by the reader of BuildKit's front end and the filter
// through which its client sends the context.
func ignore(ctx context.Context, r request) ignoreAnswer {
	result := ignoreAnswer{ID: r.ID, Sent: []string{}}
	patterns, err := ignorefile.ReadAll(bytes.NewReader([]byte(*r.Ignore)))
	if err != nil {
		result.Error = err.Error()
		return result
	}
	filtered, err := fsutil.NewFilterFS(newTree(r.Paths), &fsutil.FilterOpt{ExcludePatterns: patterns})
	if err == nil {
		err = filtered.Walk(ctx, "", func(path string, entry gofs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				result.Sent = append(result.Sent, filepath.ToSlash(path))
			}
			return err
		})
	}
	if err != nil {
		return ignoreAnswer{ID: r.ID, Sent: []string{}, Error: err.Error()}
	}
	return result
}

// tree is a build context without a disk: the names in each folder, those of folders with a slash at the end.
type tree map[string]map[string]bool

func newTree(paths []string) tree {
	made := tree{"": {}}
	for _, path := range paths {
		names := strings.Split(path, "/")
		for i, name := range names {
			folder := strings.Join(names[:i], "/")
			if made[folder] == nil {
				made[folder] = map[string]bool{}
			}
			made[folder][name] = i < len(names)-1
		}
	}
	return made
}

func (t tree) Open(string) (io.ReadCloser, error) { return nil, os.ErrNotExist }

func (t tree) Walk(_ context.Context, _ string, visit gofs.WalkDirFunc) error {
	return t.walk("", visit)
}

func (t tree) walk(folder string, visit gofs.WalkDirFunc) error {
	names := make([]string, 0, len(t[folder]))
	for name := range t[folder] {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		path := strings.TrimPrefix(folder+"/"+name, "/")
		stat := &types.Stat{Path: path, Mode: 0o644}
		if t[folder][name] {
			stat.Mode = uint32(os.ModeDir | 0o755)
		}
		err := visit(path, &fsutil.DirEntryInfo{Stat: stat}, nil)
		if errors.Is(err, filepath.SkipDir) {
			continue
		}
		if err == nil && t[folder][name] {
			err = t.walk(path, visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
