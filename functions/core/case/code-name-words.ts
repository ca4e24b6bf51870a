/**
 * Words for code names: calm things and plain qualities. None describes a person, a body, an act, a group or a judgement,
 * because a random pair stands over somebody's worst day and may be read aloud in a meeting. None is a given name either.
 */
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const adjectives = list(`
  Ancient Apricot Aqua Arctic Ashen Azure Balanced Beige Birchen Blue Boreal Braided Brassy Breezy Bright Brindled
  Bronze Brushed Burnished Calm Canvas Carved Cerulean Chalky Checkered Cedar Cinnamon Citrus Clear Cloudy Coastal
  Cobalt Copper Corded Cotton Cream Crimson Crisp Cyan Dappled Deep Denim Dewy Distant Domed Dotted Downhill Drifting
  Dusky Dimpled Echoing Emerald Etched Evening Feathered Flannel Flaxen Flint Floating Folded Framed Fresh Frosted Gilded
  Glassy Glazed Glowing Golden Grainy Granite Grassy Gravel Green High Hillside Honey Icy Indigo Inland Iron Knitted
  Lacquered Lakeside Latticed Lavender Leafy Lemon Level Light Lilac Lime Linen Lofty Lunar Maple Marble Marine Matte
  Mauve Metal Midday Milky Mint Mellow Modular Morning Mossy Muslin Mustard Nautical Oaken Oat Ochre Open Orange Outer
  Oval Painted Paper Patched Pebbled Pewter Pine Plaited Plum Polished Poplar Porcelain Printed Quartz Quiet Quilted
  Rainy Raised Ridged Ribbed Ringed Rippled Rolling Rope Rosewood Round Russet Rustic Salty Scalloped Sapphire Satin Seaside
  Sepia Shaded Shallow Shiny Silk Silver Sloping Smooth Snowy Solar Speckled Spiral Square Starry Steady Steel Still
  Stone Striped Sunlit Tartan Teal Tidal Tiled Tinted Topaz Turquoise Twilight Upland Verdant Vernal Walnut Warm Waxed
  Weathered Windy Winter Wooden Woollen Woven Zigzag
`);

export const nouns = list(`
  Abacus Acorn Alcove Almanac Anchor Anvil Apron Aqueduct Arbor Arcade Arch Atlas Attic Awning Balcony Ballad Banjo
  Banner Barley Barn Barrel Basin Basket Bay Beacon Bell Bench Bicycle Binder Birch Blanket Boathouse Bobbin Bookcase
  Bookmark Bottle Boulder Bowl Bracket Bramble Bridge Brooch Broom Bucket Button Cabin Cabinet Cable Cactus Calendar
  Camera Candle Canoe Canopy Canyon Carafe Caravan Carpet Cart Cascade Castle Cavern Ceiling Cello Chair Chalk Chart
  Chime Chimney Clarinet Clock Clover Coaster Cobweb Colander Comet Compass Cottage Counter Courtyard Cove Crate Crater
  Crayon Creek Crescent Crossing Cup Cupboard Curtain Cushion Cymbal Dam Dial Dish Dock Doorway Drawer Drum Dune Easel
  Eaves Elm Envelope Estuary Fence Ferry Festoon Fiddle Field Flute Foothill Footpath Fountain Fresco Funnel Gable
  Galaxy Gallery Garden Garland Gate Gazebo Geyser Glacier Globe Glove Gong Granary Greenhouse Grotto Grove Guitar
  Gutter Hallway Hammock Hamper Handle Harbor Harp Hatbox Hedge Helm Highway Hinge Horizon Hourglass Inkwell Inlet
  Island Jar Jetty Jigsaw Journal Kettle Keyhole Kiln Kiosk Kite Knapsack Ladder Ladle Lagoon Lake Lamp Landing Lantern
  Lattice Ledge Lens Lever Library Lighthouse Locket Loft Loom Lute Mailbox Mandolin Mantel Map Marimba Market Meadow
  Medley Meridian Meteor Mill Mirror Moat Monument Moon Mosaic Mountain Mural Napkin Needle Nest Nook Notebook Oar Oasis
  Obelisk Oboe Orbit Orchard Organ Oven Paddle Palette Pantry Parasol Parcel Pasture Pathway Pavilion Pebble Pencil
  Pendulum Pergola Piano Piccolo Pier Pillar Pillow Pinwheel Pitcher Plain Planet Plateau Plaza Porch Portico Postcard
  Prairie Prism Pulley Puzzle Quarry Quay Quilt Raft Railing Rainbow Ravine Reef Ribbon Ridge Ring Ripple Rivet Rooftop
  Rowboat Rudder Rug Saddle Sail Sandbar Sapling Satchel Saucer Saxophone Scarf Scroll Sextant Shelf Shell Shore Shutter
  Signpost Silo Skylight Sled Sleigh Spindle Spire Spool Spoon Spring Staircase Star Stencil Stool Stove Stream Summit
  Sundial Swing Table Tablet Tambourine Tapestry Teacup Teapot Telescope Terrace Thicket Thimble Thread Thyme Tidepool
  Toolbox Torch Tower Trail Tram Tray Trellis Trombone Trumpet Tulip Tunnel Turnstile Turret Umbrella Valley Vase
  Veranda Viaduct Vineyard Violin Volcano Wagon Walkway Wardrobe Waterfall Watermill Weathervane Well Wharf Wheel
  Whistle Windmill Window Workbench Wreath Xylophone Yard Zeppelin Zither
`);
