import type { HomeView, KnownBlock, MessageMetadata, ModalView } from "@slack/types";

/** A chart of `data_visualization`; missing from @slack/types 3.2 (docs.slack.dev, data-visualization-block). */
type DataPoint = Readonly<{
  label: string;
  value: number;
}>;
type PieChart = Readonly<{
  type: "pie";
  segments: DataPoint[];
}>;
type AxisChart = Readonly<{
  type: "bar" | "line" | "area";
  series: { name: string; data: DataPoint[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}>;
export type DataVisualizationBlock = Readonly<{
  type: "data_visualization";
  block_id?: string;
  title: string;
  chart: PieChart | AxisChart;
}>;

export type JudgedBlock = KnownBlock | DataVisualizationBlock;

/** The part of chat.postMessage that people see, and the metadata that goes with it. */
export type SlackMessagePayload = Readonly<{
  text?: string;
  blocks?: JudgedBlock[];
  metadata?: MessageMetadata;
}>;

/**
 * A modal with its blocks narrowed: @slack/types lets any object pass as a block.
 * `submit_disabled` and the like belong to other view types and are left out.
 */
export type SlackModalPayload = Omit<ModalView, "blocks"> &
  Readonly<{
    blocks: JudgedBlock[];
  }>;

export type SlackHomePayload = Omit<HomeView, "blocks"> &
  Readonly<{
    blocks: JudgedBlock[];
  }>;
