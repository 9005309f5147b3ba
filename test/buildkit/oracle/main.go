// The oracle asks BuildKit itself what a Dockerfile means. It reads requests, one JSON object a line, and answers each
// with one line: how the file is split into instructions, what `docker build --check` says, and what is built for each
// target wanted, as the digest of the build graph and the image's configuration. Of an ignore file it tells what is left of a
// build context. No daemon and no network are needed.
package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/containerd/platforms"
	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	dockerspec "github.com/moby/docker-image-spec/specs-go/v1"
	"github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

type request struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Stage names to build besides the default.
	Targets []string `json:"targets,omitempty"`
	// Build arguments, as --build-arg gives them.
	Args map[string]string `json:"args,omitempty"`
	// Leave the graph out: only boundaries and checks.
	LintOnly bool `json:"lintOnly,omitempty"`
	// An ignore file, in place of a Dockerfile, and the files of the context that it is about.
	Ignore *string  `json:"ignore,omitempty"`
	Paths  []string `json:"paths,omitempty"`
}

type instruction struct {
	Keyword  string   `json:"keyword"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Flags    []string `json:"flags,omitempty"`
	Heredocs []string `json:"heredocs,omitempty"`
}

type stage struct {
	Name string `json:"name"`
	Base string `json:"base"`
}

type warning struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

type failure struct {
	Message string `json:"message"`
	Lines   []int  `json:"lines,omitempty"`
}

type image struct {
	Graph  string `json:"graph,omitempty"`
	Config string `json:"config,omitempty"`
	// Both together, where base images have settings of their own; empty where that cannot be built.
	Settled string   `json:"settled,omitempty"`
	Error   *failure `json:"error,omitempty"`
}

type answer struct {
	ID           string           `json:"id"`
	Instructions []instruction    `json:"instructions"`
	ParseError   *failure         `json:"parseError,omitempty"`
	Stages       []stage          `json:"stages"`
	Warnings     []warning        `json:"warnings"`
	LintError    *failure         `json:"lintError,omitempty"`
	Images       map[string]image `json:"images,omitempty"`
}

// baseLabel tells in an image's configuration what it is based on.
const baseLabel = "oracle.base"

// anyImage answers for every image with one whose only setting is PATH. It has a layer of its own: BuildKit takes an image
// without any for scratch, and then its name would be no part of the graph.
type anyImage struct {
	// It has a user, a folder, a command and more of its own, as images may.
	settled bool
}

func (answers anyImage) ResolveImageConfig(_ context.Context, ref string, opt sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	if opt.ImageOpt != nil && opt.ImageOpt.Platform != nil {
		platform = *opt.ImageOpt.Platform
	}
	settings := ocispecs.ImageConfig{Env: []string{"PATH=/usr/bin"}, Labels: map[string]string{baseLabel: ref}}
	if answers.settled {
		settings.User = "settled"
		settings.WorkingDir = "/settled"
		settings.Env = append(settings.Env, "SETTLED=1")
		settings.Entrypoint = []string{"/settled"}
		settings.Cmd = []string{"settled"}
		settings.ExposedPorts = map[string]struct{}{"1/tcp": {}}
		settings.Volumes = map[string]struct{}{"/settled": {}}
		settings.StopSignal = "SIGINT"
	}
	config, err := json.Marshal(ocispecs.Image{
		Platform: platform,
		Config:   settings,
		RootFS:   ocispecs.RootFS{Type: "layers", DiffIDs: []digest.Digest{digest.FromString(ref)}},
	})
	return ref, digest.FromString(ref), config, err
}

func options(text []byte, args map[string]string) dockerfile2llb.ConvertOpt {
	caps := pb.Caps.CapSet(pb.Caps.All())
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	mainContext := llb.Local("context", llb.LocalUniqueID("oracle"), llb.SharedKeyHint("context"))
	source := llb.NewSourceMap(nil, "Dockerfile", "Dockerfile", text)
	source.Definition = &llb.Definition{}
	return dockerfile2llb.ConvertOpt{
		Config:         dockerui.Config{BuildArgs: args, BuildPlatforms: []ocispecs.Platform{platform}},
		SourceMap:      source,
		TargetPlatform: &platform,
		MetaResolver:   anyImage{},
		LLBCaps:        &caps,
		MainContext:    &mainContext,
	}
}

func failed(err error) *failure {
	if err == nil {
		return nil
	}
	return &failure{Message: err.Error(), Lines: linesOf(err)}
}

func linesOf(err error) []int {
	seen := map[int]bool{}
	for ; err != nil; err = unwrap(err) {
		if located, ok := err.(*parser.LocationError); ok {
			for _, group := range located.Locations {
				for _, r := range group {
					seen[r.Start.Line] = true
				}
			}
		}
	}
	lines := make([]int, 0, len(seen))
	for line := range seen {
		lines = append(lines, line)
	}
	sort.Ints(lines)
	return lines
}

func unwrap(err error) error {
	if wrapped, ok := err.(interface{ Unwrap() error }); ok {
		return wrapped.Unwrap()
	}
	return nil
}

func answerTo(ctx context.Context, r request) any {
	if r.Ignore != nil {
		return ignore(ctx, r)
	}
	return judge(ctx, r)
}

func judge(ctx context.Context, r request) (result answer) {
	text := []byte(r.Text)
	result = answer{ID: r.ID, Instructions: []instruction{}, Stages: []stage{}, Warnings: []warning{}}
	defer func() {
		if crash := recover(); crash != nil {
			result.LintError = &failure{Message: fmt.Sprintf("panic: %v", crash)}
		}
	}()
	parsed, err := parser.Parse(bytes.NewReader(text))
	result.ParseError = failed(err)
	if err == nil {
		for _, node := range parsed.AST.Children {
			item := instruction{Keyword: node.Value, Start: node.StartLine, End: node.EndLine, Flags: node.Flags}
			for _, heredoc := range node.Heredocs {
				item.Heredocs = append(item.Heredocs, heredoc.Name)
			}
			result.Instructions = append(result.Instructions, item)
		}
		// Without a linter it crashes at a `# check=skip=` above an instruction.
		if stages, _, err := instructions.Parse(parsed.AST, linter.New(&linter.Config{})); err == nil {
			for _, s := range stages {
				result.Stages = append(result.Stages, stage{Name: s.Name, Base: s.BaseName})
			}
		}
	}
	lint(ctx, text, r.Args, &result)
	if !r.LintOnly {
		result.Images = map[string]image{"": build(ctx, text, r.Args, "")}
		for _, target := range r.Targets {
			result.Images[target] = build(ctx, text, r.Args, target)
		}
	}
	return result
}

func lint(ctx context.Context, text []byte, args map[string]string, result *answer) {
	results, err := dockerfile2llb.DockerfileLint(ctx, text, options(text, args))
	if err != nil {
		result.LintError = failed(err)
		return
	}
	for _, w := range results.Warnings {
		item := warning{Rule: w.RuleName, Message: w.Detail}
		if w.Location != nil && len(w.Location.Ranges) > 0 {
			item.Start = int(w.Location.Ranges[0].Start.Line)
			item.End = int(w.Location.Ranges[len(w.Location.Ranges)-1].End.Line)
		}
		result.Warnings = append(result.Warnings, item)
	}
	if results.Error != nil {
		result.LintError = &failure{Message: results.Error.Message}
		for _, r := range results.Error.Location.Ranges {
			result.LintError.Lines = append(result.LintError.Lines, int(r.Start.Line))
		}
	}
}

func build(ctx context.Context, text []byte, args map[string]string, target string) image {
	built := compile(ctx, text, args, target, anyImage{})
	if built.Error == nil {
		if settled := compile(ctx, text, args, target, anyImage{settled: true}); settled.Error == nil {
			hash := sha256.Sum256([]byte(settled.Graph + settled.Config))
			built.Settled = hex.EncodeToString(hash[:])[:16]
		}
	}
	return built
}

func compile(ctx context.Context, text []byte, args map[string]string, target string, images anyImage) image {
	opt := options(text, args)
	opt.Target = target
	opt.MetaResolver = images
	built, err := dockerfile2llb.Dockerfile2LLB(ctx, text, opt)
	if err != nil {
		return image{Error: failed(err)}
	}
	definition, err := built.State.Marshal(ctx, llb.Platform(platforms.MustParse("linux/amd64")))
	if err != nil {
		return image{Error: failed(err)}
	}
	hash := sha256.New()
	for _, op := range definition.Def {
		hash.Write(op)
	}
	config, err := configOf(built.Image)
	if err != nil {
		return image{Error: failed(err)}
	}
	return image{Graph: hex.EncodeToString(hash.Sum(nil))[:16], Config: string(config)}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for {
		// Whoever waits for an answer before the next question gets it.
		if in.Buffered() == 0 {
			out.Flush()
		}
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var r request
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				fmt.Fprintln(os.Stderr, "not a request:", err)
				os.Exit(2)
			}
			if err := encoder.Encode(answerTo(context.Background(), r)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

// configOf gives the image's configuration by its keys, with its author and base beside them.
func configOf(built *dockerspec.DockerOCIImage) ([]byte, error) {
	base := built.Config.Labels[baseLabel]
	delete(built.Config.Labels, baseLabel)
	written, err := json.Marshal(built.Config)
	if err != nil {
		return nil, err
	}
	keys := map[string]any{}
	if err := json.Unmarshal(written, &keys); err != nil {
		return nil, err
	}
	for key, value := range map[string]string{"Base": base, "Author": built.Author} {
		if value != "" {
			keys[key] = value
		}
	}
	return json.Marshal(keys)
}
